/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/**
 * Tells the nanoseconds of {@link System#nanoTime}, by the {@link TimeStampCounter} if there is one
 * and its pace is known.
 *
 * <p>An instance serves one fragment: it begins at the system's time and keeps one pace, so that it
 * never goes back, and what the pace lacks in precision cannot add up.
 */
public final class Clock {
  private static final Clock SYSTEM = new Clock(0, 0, 0);

  /** A pace that differs so much from the one before means that the counter is not even. */
  private static final double TOLERANCE = 0.001;

  /** Between two comparisons. */
  private static final long LEAST_NANOS = 10_000_000;

  /** Between the readings of both clocks: beyond it the thread was held up. */
  private static final long CLOSE_NANOS = 5_000;

  private static final int ATTEMPTS = 20;

  private static boolean untrusted;
  private static long comparedTicks;
  private static long comparedNanos = System.nanoTime() - LEAST_NANOS;

  /** Of one tick; 0: not known, or not to be used. */
  private static volatile double pace;

  private final double nanosPerTick;
  private final long firstTicks;
  private final long firstNanos;

  private Clock(double nanosPerTick, long firstTicks, long firstNanos) {
    this.nanosPerTick = nanosPerTick;
    this.firstTicks = firstTicks;
    this.firstNanos = firstNanos;
  }

  /** One that begins now. */
  public static Clock start() {
    double known = pace;
    return known == 0 ? SYSTEM : new Clock(known, TimeStampCounter.read(), System.nanoTime());
  }

  /** Nanoseconds since the same origin as {@link System#nanoTime}. */
  public long nanos() {
    return nanosPerTick == 0
        ? System.nanoTime()
        : firstNanos + (long) ((TimeStampCounter.read() - firstTicks) * nanosPerTick);
  }

  /** Whether the processor's clock is left alone. Set before anything is recorded. */
  public static synchronized void systemOnly(boolean on) {
    untrusted = on;
  }

  /**
   * Compares the processor's clock with the system's: to be called now and then. It is used from
   * the second time on, as long as it proves even.
   *
   * @return whether another clock is used from now on
   */
  public static synchronized boolean compare() {
    if (untrusted || !TimeStampCounter.isPresent()) {
      return false;
    }
    double before = pace;
    for (int i = 0; i < ATTEMPTS; i++) {
      long earlier = System.nanoTime();
      long ticks = TimeStampCounter.read();
      long later = System.nanoTime();
      if (later - earlier < CLOSE_NANOS) {
        compare(ticks, later);
        break;
      }
    }
    return (before == 0) != (pace == 0);
  }

  private static void compare(long ticks, long nanos) {
    if (nanos - comparedNanos < LEAST_NANOS) {
      return;
    }
    if (comparedTicks != 0) {
      follow((nanos - comparedNanos) / (double) (ticks - comparedTicks));
    }
    comparedTicks = ticks;
    comparedNanos = nanos;
  }

  private static void follow(double now) {
    untrusted = pace != 0 && Math.abs(now / pace - 1) > TOLERANCE;
    pace = untrusted ? 0 : now;
  }

  /** Which clock fragments that begin now use: {@code tsc} or {@code system}. */
  public static String name() {
    return pace == 0 ? "system" : "tsc";
  }
}
