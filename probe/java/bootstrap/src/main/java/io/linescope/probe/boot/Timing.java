/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/**
 * Decides which calls are timed, since reading the clock costs more than all else.
 *
 * <p>A method that took less than a microsecond {@value #SHORT_RUN} times in a row counts as short;
 * where time is scarce, one that took less than four or sixteen. Of the calls of short methods a
 * thread times each {@value #PERIOD}th; those between keep their place and are counted. A method
 * that proves longer is timed each time again.
 *
 * <p>The table is shared by all threads without care, and seldom written: a lost step times one
 * call more or less.
 */
public final class Timing {
  static final int SHORT_RUN = 64;

  /** A prime, so that no loop of a few calls has the same one timed each time round. */
  static final int PERIOD = 61;

  private static final long LEAST_SHORT_NANOS = 1_000;
  private static final long MOST_SHORT_NANOS = 16_000;
  private static final int STEP = 4;

  private static boolean exact;
  private static long shortNanos = LEAST_SHORT_NANOS;
  private static byte[] runs = new byte[1 << 12];

  /** Times every call if {@code on}. Set before anything is recorded. */
  public static void exact(boolean on) {
    exact = on;
  }

  static boolean isExact() {
    return exact;
  }

  /** Takes longer methods for short as well; false: no longer ones. */
  public static boolean spare() {
    if (exact || shortNanos >= MOST_SHORT_NANOS) {
      return false;
    }
    shortNanos *= STEP;
    return true;
  }

  /** Takes only shorter methods for short; false: no shorter ones. */
  public static boolean relax() {
    if (shortNanos <= LEAST_SHORT_NANOS) {
      return false;
    }
    shortNanos /= STEP;
    return true;
  }

  /** Takes only the shortest methods for short, as at first. */
  public static void reset() {
    shortNanos = LEAST_SHORT_NANOS;
  }

  /** Nanoseconds below which a call is short; 0: each call is timed. */
  public static long shortNanos() {
    return exact ? 0 : shortNanos;
  }

  /** Makes room for a method. Called before its class is woven. */
  public static synchronized void ensure(int method) {
    if (method >= runs.length) {
      byte[] grown = new byte[Integer.highestOneBit(method) * 2];
      System.arraycopy(runs, 0, grown, 0, runs.length);
      runs = grown;
    }
  }

  static boolean isShort(int method) {
    byte[] all = runs;
    return method < all.length && all[method] == SHORT_RUN;
  }

  /** Notes how long a call took. */
  public static void note(int method, long nanos) {
    byte[] all = runs;
    if (method < all.length) {
      byte run = all[method];
      if (nanos >= shortNanos) {
        if (run != 0) {
          all[method] = 0;
        }
      } else if (run < SHORT_RUN) {
        all[method] = (byte) (run + 1);
      }
    }
  }

  private Timing() {}
}
