/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A library as if it were an application, on one thread, which works when a line on stdin says so,
 * and answers each with a line:
 *
 * <ul>
 *   <li>{@code work SECONDS}: without a pause, and nothing of it a request, since the JVM's compiler
 *       would take many minutes for so few as come at a rate; answers {@code done}
 *   <li>{@code turn SECONDS RATE}: requests at a rate, 0 without a pause; answers {@code MEAN MEDIAN
 *       CPU REQUESTS}: microseconds of a request, CPU time of the whole process a request, with the
 *       second after the turn in which what was recorded is sent, and how many requests there were
 * </ul>
 *
 * <p>The argument is {@code json} or {@code database}.
 */
public final class Library {
  /** What an answer begins with; the JVM has things to say there too. */
  static final String ANSWER = "> ";

  private static final int MAX_REQUESTS = 1 << 20;
  private static final long SETTLE_MILLIS = 1_000;

  private final Workload workload;
  private final int[] nanos = new int[MAX_REQUESTS];
  private int requests;
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
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(ANSWER + "ready");
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      System.out.println(ANSWER + library.obey(order.split(" ")));
    }
    if (library.result == 42) {
      throw new AssertionError("the result must be used");
    }
  }

  private String obey(String[] words) throws Exception {
    long end = System.nanoTime() + Integer.parseInt(words[1]) * 1_000_000_000L;
    if (words[0].equals("work")) {
      work(end);
      return "done";
    }
    int rate = Integer.parseInt(words[2]);
    return turn(end, rate == 0 ? 0 : 1_000_000_000L / rate);
  }

  private void work(long end) throws Exception {
    while (System.nanoTime() < end) {
      result += workload.request();
    }
  }

  private String turn(long end, long periodNanos) throws Exception {
    long cpu = cpuNanos();
    requests = 0;
    for (long due = System.nanoTime(); due < end && requests < MAX_REQUESTS; ) {
      long began = System.nanoTime();
      result += request();
      nanos[requests++] = (int) Math.min(System.nanoTime() - began, Integer.MAX_VALUE);
      due = waitUntil(due + periodNanos);
    }
    Thread.sleep(SETTLE_MILLIS);
    return told(cpuNanos() - cpu);
  }

  /** Returns when it is, if that is later. */
  private static long waitUntil(long due) {
    long now = System.nanoTime();
    for (; now < due; now = System.nanoTime()) {
      LockSupport.parkNanos(due - now);
    }
    return Math.max(due, now);
  }

  /** The entry point: a trace of its own. */
  private long request() throws Exception {
    return workload.request();
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private String told(long cpu) {
    int[] each = Arrays.copyOf(nanos, requests);
    Arrays.sort(each);
    double mean = Arrays.stream(each).average().orElseThrow() / 1e3;
    double median = each[requests / 2] / 1e3;
    return String.format(
        Locale.ROOT, "%.2f %.2f %.2f %d", mean, median, cpu / 1e3 / requests, requests);
  }
}
