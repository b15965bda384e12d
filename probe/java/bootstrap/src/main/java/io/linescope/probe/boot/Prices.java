/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/** What reading the clock and the allocation meter cost on this machine, measured. */
public final class Prices {
  private static final int ROUNDS = 7;

  /** So many that most of them are compiled code's, as in an application. */
  private static final int READS = 20_000;

  /** Nanoseconds that a call costs besides, see docs/overhead.md. */
  private static final double BOOKKEEPING_NANOS = 10;

  /** Where nothing was measured yet. */
  public static final Prices USUAL = new Prices(25, 10);

  private final double clockNanos;
  private final double meterNanos;

  private Prices(double clockNanos, double meterNanos) {
    this.clockNanos = clockNanos;
    this.meterNanos = meterNanos;
  }

  /** Measures for ten milliseconds or less. */
  public static Prices measure() {
    double clock = Double.MAX_VALUE;
    double meter = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      clock = Math.min(clock, clock());
      meter = Math.min(meter, meter());
    }
    return new Prices(clock, AllocationMeter.isPresent() ? meter : 0);
  }

  private static double clock() {
    Clock clock = Clock.start();
    long first = clock.nanos();
    long last = first;
    for (int i = 0; i < READS; i++) {
      last = clock.nanos();
    }
    return (last - first) / (double) READS;
  }

  private static double meter() {
    long began = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      sum += AllocationMeter.read();
    }
    long took = System.nanoTime() - began;
    return sum == 0 ? took + 1.0 : took / (double) READS;
  }

  /** Nanoseconds that recording so many calls took. */
  public double of(long calls, long timed, long measured) {
    return calls * BOOKKEEPING_NANOS + timed * 2 * clockNanos + measured * 2 * meterNanos;
  }
}
