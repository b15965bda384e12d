/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * One request after the other on one thread: a warm-up, then those that count. Arguments: workload,
 * seconds of warm-up, seconds that count.
 *
 * <p>Prints {@code micros MEAN MEDIAN CPU REQUESTS}: the mean request of the median second, the
 * median request, the whole process's CPU time a request, and how many requests there were, warm-up
 * included.
 */
public final class Library {
  private static final int MAX_REQUESTS = 1 << 23;

  private final Workload workload;
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

  private Library(Workload workload) {
    this.workload = workload;
  }

  public static void main(String[] arguments) throws Exception {
    Library library = new Library(arguments[0].equals("json") ? new Json() : new Database());
    library.run(Integer.parseInt(arguments[1]));
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

  private void run(int forSeconds) throws Exception {
    for (int i = 0; i < forSeconds; i++) {
      second();
    }
  }

  private void second() throws Exception {
    int first = requests;
    long began = System.nanoTime();
    long last = began;
    while (last - began < 1_000_000_000L && requests < MAX_REQUESTS) {
      result += request();
      long now = System.nanoTime();
      nanos[requests++] = (int) Math.min(now - last, Integer.MAX_VALUE);
      last = now;
    }
    secondsMicros[seconds++] = (last - began) / 1e3 / (requests - first);
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
