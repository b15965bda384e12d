/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.Arrays;

/**
 * Durations in buckets, from which quantiles are read with a relative error of at most 1.1 %
 * whatever they are.
 *
 * <p>This is OpenTelemetry's base-2 exponential histogram at the fixed scale 5: 32 buckets between
 * a number and its double, each open below and closed above. As the scale never changes, merging
 * adds counts and nothing else: the sketch of two parts is the sketch of the whole, in whatever
 * order they are merged. Only buckets that have something take room. Not thread-safe.
 */
public final class DurationSketch {
  /** OpenTelemetry's scale: the base of the buckets is 2 to the power of 2 to the power of -5. */
  public static final int SCALE = 5;

  private static final int PER_DOUBLING = 1 << SCALE;

  /** The least number of each bucket between 2^62 and 2^63, exclusive: the first is 2^62 itself. */
  private static final long[] BOUNDS = bounds();

  private int[] buckets = new int[4];
  private long[] counts = new long[4];
  private int size;

  private static long[] bounds() {
    long[] bounds = new long[PER_DOUBLING];
    for (int i = 0; i < PER_DOUBLING; i++) {
      bounds[i] = (long) StrictMath.scalb(StrictMath.pow(2, (double) i / PER_DOUBLING), 62);
    }
    return bounds;
  }

  /** Adds a duration; one below 0 counts as 0. */
  public void add(long nanos) {
    add(bucketOf(nanos), 1);
  }

  /** Adds everything that {@code other} has. */
  public void add(DurationSketch other) {
    for (int i = 0; i < other.size; i++) {
      add(other.buckets[i], other.counts[i]);
    }
  }

  /** Adds {@code count} durations of a bucket that {@link #bucketAt} named. */
  public void add(int bucket, long count) {
    int at = Arrays.binarySearch(buckets, 0, size, bucket);
    if (at < 0) {
      at = insert(~at, bucket);
    }
    counts[at] += count;
  }

  private int insert(int at, int bucket) {
    if (size == buckets.length) {
      buckets = Arrays.copyOf(buckets, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    System.arraycopy(buckets, at, buckets, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    buckets[at] = bucket;
    counts[at] = 0;
    size++;
    return at;
  }

  /** Returns 0 for 0, else OpenTelemetry's index of the bucket and two more. */
  static int bucketOf(long nanos) {
    if (nanos <= 0) {
      return 0;
    }
    int zeros = Long.numberOfLeadingZeros(nanos);
    int at = Arrays.binarySearch(BOUNDS, nanos << (zeros - 1));
    int below = at < 0 ? ~at : at;
    return (63 - zeros) * PER_DOUBLING + below + 1;
  }

  /** How many buckets have something. */
  public int size() {
    return size;
  }

  /** Returns the number of a bucket that has something, in ascending order. */
  public int bucketAt(int index) {
    return buckets[index];
  }

  /** Returns how many durations that bucket has. */
  public long countAt(int index) {
    return counts[index];
  }

  /** How many durations there are. */
  public long count() {
    long count = 0;
    for (int i = 0; i < size; i++) {
      count += counts[i];
    }
    return count;
  }

  /**
   * Returns a duration that at least this share of all durations does not exceed, off by at most
   * 1.1 %; 0 if there are none.
   *
   * @param share from 0 to 1
   */
  public long quantile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count()));
    for (int i = 0; i < size; i++) {
      rank -= counts[i];
      if (rank <= 0) {
        return middle(buckets[i]);
      }
    }
    return 0;
  }

  /** The number whose relative distance to both ends of the bucket is the same. */
  private static long middle(int bucket) {
    if (bucket == 0) {
      return 0;
    }
    double upper = StrictMath.pow(2, (bucket - 1.0) / PER_DOUBLING);
    double lower = StrictMath.pow(2, (bucket - 2.0) / PER_DOUBLING);
    return Math.round(2 * lower * upper / (lower + upper));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DurationSketch that
        && Arrays.equals(buckets, 0, size, that.buckets, 0, that.size)
        && Arrays.equals(counts, 0, size, that.counts, 0, that.size);
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * (31 * hash + buckets[i]) + Long.hashCode(counts[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    return count() + " durations in " + size + " buckets";
  }
}
