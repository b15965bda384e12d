/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.util.Arrays;

/**
 * A nest of ten calls, as in MooBench: a method that calls itself until the depth is 1. Ten seconds
 * of warm-up, then two million nests in 200 requests; prints their nanoseconds a call, median, tenth
 * and ninetieth percentile, and how many calls there were, warm-up included.
 */
public final class Nest {
  private static final long WARM_UP_NANOS = 10_000_000_000L;
  private static final int REQUESTS = 200;
  private static final int NESTS = 2_000_000;
  private static final int DEPTH = 10;

  private long result;
  private long calls;

  public static void main(String[] arguments) {
    Nest nest = new Nest();
    long began = System.nanoTime();
    while (System.nanoTime() - began < WARM_UP_NANOS) {
      nest.request(NESTS);
    }
    double[] nanosPerCall = new double[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long before = System.nanoTime();
      nest.request(NESTS / REQUESTS);
      nanosPerCall[i] = (System.nanoTime() - before) / (double) (NESTS / REQUESTS * DEPTH);
    }
    Arrays.sort(nanosPerCall);
    System.out.printf(
        "nanos-per-call %.2f %.2f %.2f %d%n",
        nanosPerCall[REQUESTS / 2],
        nanosPerCall[REQUESTS / 10],
        nanosPerCall[REQUESTS * 9 / 10],
        nest.calls);
    if (nest.result == 42) {
      throw new AssertionError("the result must be used");
    }
  }

  void request(int nests) {
    for (int i = 0; i < nests; i++) {
      result += call(i, DEPTH);
    }
    calls += (long) nests * DEPTH;
  }

  long call(long time, int depth) {
    return depth > 1 ? call(time, depth - 1) : time ^ result;
  }
}
