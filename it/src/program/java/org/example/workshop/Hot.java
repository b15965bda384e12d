/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

/** A request that calls a tiny method ten million times. Prints the microseconds that each took. */
public final class Hot {
  private static final int CALLS = 10_000_000;

  public static void main(String[] arguments) throws InterruptedException {
    for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
      long before = System.nanoTime();
      long sum = run();
      System.out.println("request " + (System.nanoTime() - before) / 1_000 + " us, " + sum);
      Thread.sleep(300);
    }
  }

  static long run() {
    long sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += tiny(sum, i);
    }
    return sum;
  }

  private static long tiny(long sum, int i) {
    return Long.rotateLeft(sum, 7) ^ Math.floorMod(i, 31);
  }

  private Hot() {}
}
