/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

/**
 * Rate, errors, duration: what is told of many requests at once. Adds up without loss, but for the
 * quantiles, which are those of a {@link DurationSketch}. Not thread-safe.
 */
public final class Red {
  private long count;
  private long errors;
  private long totalNanos;
  private long maxNanos;
  private final DurationSketch durations;

  public Red() {
    durations = new DurationSketch();
  }

  /** Figures that were written down, with the sketch that they belong to. */
  public Red(long errors, long totalNanos, long maxNanos, DurationSketch durations) {
    this.count = durations.count();
    this.errors = errors;
    this.totalNanos = totalNanos;
    this.maxNanos = maxNanos;
    this.durations = durations;
  }

  /** Adds a request. */
  public void add(long durationNanos, boolean error) {
    count++;
    errors += error ? 1 : 0;
    totalNanos += durationNanos;
    maxNanos = Math.max(maxNanos, durationNanos);
    durations.add(durationNanos);
  }

  /** Adds all requests of {@code other}. */
  public void add(Red other) {
    count += other.count;
    errors += other.errors;
    totalNanos += other.totalNanos;
    maxNanos = Math.max(maxNanos, other.maxNanos);
    durations.add(other.durations);
  }

  public long count() {
    return count;
  }

  public long errors() {
    return errors;
  }

  public long totalNanos() {
    return totalNanos;
  }

  public long maxNanos() {
    return maxNanos;
  }

  public DurationSketch durations() {
    return durations;
  }

  /** Returns the mean duration, 0 without requests. */
  public long meanNanos() {
    return count == 0 ? 0 : totalNanos / count;
  }

  /** Returns a quantile of the durations, off by at most 1.1 %, never above the longest. */
  public long quantileNanos(double share) {
    return Math.min(maxNanos, durations.quantile(share));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Red that
        && errors == that.errors
        && totalNanos == that.totalNanos
        && maxNanos == that.maxNanos
        && durations.equals(that.durations);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(errors) + Long.hashCode(totalNanos)) + durations.hashCode();
  }

  @Override
  public String toString() {
    return count + " requests, " + errors + " errors, longest " + maxNanos + " ns";
  }
}
