/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.util.Arrays;

/**
 * A nest of ten calls, as in MooBench: a method that calls itself until the depth is 1. Two million
 * nests in 200 requests; prints the nanoseconds a call of the second half's requests: median, tenth
 * and ninetieth percentile.
 */
public final class Nest {
  private static final int REQUESTS = 200;
  private static final int NESTS = 10_000;
  private static final int DEPTH = 10;

  private long result;

  public static void main(String[] arguments) throws InterruptedException {
    Nest nest = new Nest();
    double[] nanosPerCall = new double[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long before = System.nanoTime();
      nest.request();
      nanosPerCall[i] = (System.nanoTime() - before) / (double) (NESTS * DEPTH);
    }
    double[] second = Arrays.copyOfRange(nanosPerCall, REQUESTS / 2, REQUESTS);
    Arrays.sort(second);
    System.out.printf(
        "nanos-per-call %.2f %.2f %.2f%n",
        second[second.length / 2], second[second.length / 10], second[second.length * 9 / 10]);
    if (nest.result == 42) {
      throw new AssertionError("the result must be used");
    }
  }

  void request() {
    for (int i = 0; i < NESTS; i++) {
      result += call(i, DEPTH);
    }
  }

  long call(long time, int depth) {
    return depth > 1 ? call(time, depth - 1) : time ^ result;
  }
}
