/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.backstage;

/**
 * Counts the calls of methods the plain way: each method of the shop says {@link #hit()} first.
 *
 * <p>This is how the known truth about the shop is confirmed without any probe, so it must not lean
 * on one. It is off unless {@code -Dshop.count=true}, and then costs one branch per call.
 */
public final class Counters {
  private static final boolean ON = Boolean.getBoolean("shop.count");
  private static final CallCounts COUNTS = new CallCounts();

  private Counters() {}

  /** Counts a call of the calling method, under the methods that called it on this thread. */
  public static void hit() {
    if (ON) {
      COUNTS.hit();
    }
  }

  /** Counts, for every method that {@code failure} left on its way to the caller, one error. */
  public static void caught(Throwable failure) {
    if (ON) {
      COUNTS.caught(failure);
    }
  }

  /** Returns what was counted since the last call of this method, as a JSON array. */
  public static String drain() {
    return COUNTS.drain();
  }
}
