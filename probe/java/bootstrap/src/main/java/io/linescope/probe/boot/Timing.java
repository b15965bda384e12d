/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/**
 * Decides which calls are timed, since reading the clock costs more than all else.
 *
 * <p>A method that took less than a microsecond {@value #SHORT_RUN} times in a row keeps its place
 * and its count, and only each {@value #SHORT_RUN}th of its calls is timed, until one of those
 * takes longer. A call between them counts as long only if the clock moved by 100 microseconds
 * meanwhile: it was last read before the call began, and a shorter time may have passed before it,
 * too.
 *
 * <p>The counters are shared by all threads without care: a lost step times one call more or less.
 */
public final class Timing {
  static final int SHORT_RUN = 64;
  private static final long SHORT_NANOS = 1_000;
  private static final long SURELY_LONG_NANOS = 100_000;

  private static boolean exact;
  private static byte[] runs = new byte[1 << 12];

  /** Times every call if {@code on}. Set before anything is recorded. */
  public static void exact(boolean on) {
    exact = on;
  }

  /** Makes room for a method. Called before its class is woven. */
  public static synchronized void ensure(int method) {
    if (method >= runs.length) {
      byte[] grown = new byte[Integer.highestOneBit(method) * 2];
      System.arraycopy(runs, 0, grown, 0, runs.length);
      runs = grown;
    }
  }

  /** Whether the call of this method which begins now is timed. */
  static boolean timesNext(int method) {
    byte[] all = runs;
    if (exact || method >= all.length || all[method] < SHORT_RUN) {
      return true;
    }
    // From 64 up, the byte counts the untimed calls; its overflow to 0 ends the pause.
    byte next = (byte) (all[method] + 1);
    all[method] = next < 0 ? SHORT_RUN - 1 : next;
    return next < 0;
  }

  /** Notes by how much the clock moved during an untimed call. */
  static void noteUntimed(int method, long nanos) {
    if (nanos >= SURELY_LONG_NANOS) {
      note(method, nanos);
    }
  }

  /** Notes how long a timed call took. */
  static void note(int method, long nanos) {
    byte[] all = runs;
    if (method < all.length) {
      if (nanos >= SHORT_NANOS) {
        all[method] = 0;
      } else if (all[method] < SHORT_RUN) {
        all[method]++;
      }
    }
  }

  private Timing() {}
}
