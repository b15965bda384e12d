/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * One request after the other on one thread: a warm-up, then those that count. Arguments: workload,
 * seconds of warm-up, seconds that count, requests a second (0: without a pause). Where there are
 * pauses, the first half of the warm-up is work without a pause that is no request, since the JVM's
 * compiler would take many minutes for so few.
 *
 * <p>Prints {@code micros MEAN MEDIAN CPU REQUESTS}: the mean request of the median second, the
 * median request, the whole process's CPU time a request, and how many requests there were, warm-up
 * included.
 */
public final class Library {
  private static final int MAX_REQUESTS = 1 << 23;

  private final Workload workload;
  private final long periodNanos;
  private final int[] nanos = new int[MAX_REQUESTS];
  private final double[] secondsMicros = new double[1 << 16];
  private int requests;
  private int seconds;
  private long result;

  /** What a request does. */
  interface Workload {
    /** Returns something that depends on all of it. */
    long request() throws Exception;
  }

  private Library(Workload workload, int rate) {
    this.workload = workload;
    this.periodNanos = rate == 0 ? 0 : 1_000_000_000L / rate;
  }

  public static void main(String[] arguments) throws Exception {
    Workload workload = arguments[0].equals("json") ? new Json() : new Database();
    Library library = new Library(workload, Integer.parseInt(arguments[3]));
    library.warmUp(Integer.parseInt(arguments[1]));
    System.out.println("steady");
    int warmUp = library.requests;
    long cpu = cpuNanos();
    int from = library.seconds;
    library.run(Integer.parseInt(arguments[2]));
    cpu = cpuNanos() - cpu;
    library.print(from, warmUp, cpu);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void warmUp(int forSeconds) throws Exception {
    long untraced = periodNanos == 0 ? 0 : forSeconds / 2;
    for (long end = System.nanoTime() + untraced * 1_000_000_000L; System.nanoTime() < end; ) {
      result += workload.request();
    }
    run((int) (forSeconds - untraced));
  }

  private void run(int forSeconds) throws Exception {
    for (int i = 0; i < forSeconds; i++) {
      second();
    }
  }

  private void second() throws Exception {
    int first = requests;
    long sum = 0;
    long end = System.nanoTime() + 1_000_000_000L;
    for (long due = System.nanoTime(); due < end && requests < MAX_REQUESTS; due = next(due)) {
      long began = System.nanoTime();
      result += request();
      long took = System.nanoTime() - began;
      nanos[requests++] = (int) Math.min(took, Integer.MAX_VALUE);
      sum += took;
    }
    secondsMicros[seconds++] = sum / 1e3 / (requests - first);
  }

  /** Waits until the next request is due, and says when that is. */
  private long next(long due) {
    long now = System.nanoTime();
    long next = Math.max(due + periodNanos, now);
    for (; now < next; now = System.nanoTime()) {
      LockSupport.parkNanos(next - now);
    }
    return next;
  }

  /** The entry point: a trace of its own. */
  private long request() throws Exception {
    return workload.request();
  }

  private void print(int firstSecond, int firstRequest, long cpu) {
    double[] means = Arrays.copyOfRange(secondsMicros, firstSecond, seconds);
    int[] each = Arrays.copyOfRange(nanos, firstRequest, requests);
    Arrays.sort(means);
    Arrays.sort(each);
    System.out.printf(
        "micros %.2f %.2f %.2f %d%n",
        means[means.length / 2], each[each.length / 2] / 1e3, cpu / 1e3 / each.length, requests);
    if (result == 42) {
      throw new AssertionError("the result must be used");
    }
  }
}
