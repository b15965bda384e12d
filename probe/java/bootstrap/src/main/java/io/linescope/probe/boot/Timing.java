/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/**
 * Decides which calls are timed, since reading the clock costs more than all else.
 *
 * <p>A method that took less than a microsecond {@value #SHORT_RUN} times in a row counts as short.
 * Of the calls of short methods a thread times each {@value #PERIOD}th; those between keep their
 * place and are counted. A method that proves longer is timed each time again.
 *
 * <p>The table is shared by all threads without care, and seldom written: a lost step times one
 * call more or less.
 */
public final class Timing {
  static final int SHORT_RUN = 64;

  /** A prime, so that no loop of a few calls has the same one timed each time round. */
  static final int PERIOD = 61;

  private static final long SHORT_NANOS = 1_000;

  private static boolean exact;
  private static byte[] runs = new byte[1 << 12];

  /** Times every call if {@code on}. Set before anything is recorded. */
  public static void exact(boolean on) {
    exact = on;
  }

  static boolean isExact() {
    return exact;
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
      if (nanos >= SHORT_NANOS) {
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
