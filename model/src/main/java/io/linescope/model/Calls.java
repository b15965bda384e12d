/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls one by one, in columns: a request may make hundreds of thousands of them. From which moment
 * the starts are counted, the owner says.
 */
public final class Calls {
  private static final long UNKNOWN = -1;

  private final int[] nodes;
  private final long[] startNanos;
  private final long[] durationNanos;
  private final long missing;

  private Calls(Builder builder) {
    nodes = Arrays.copyOf(builder.nodes, builder.size);
    startNanos = Arrays.copyOf(builder.startNanos, builder.size);
    durationNanos = Arrays.copyOf(builder.durationNanos, builder.size);
    missing = builder.missing;
  }

  public static Builder builder() {
    return new Builder();
  }

  public int size() {
    return nodes.length;
  }

  /** Returns the number of the node that the call belongs to. */
  public int node(int call) {
    return nodes[call];
  }

  public long startNanos(int call) {
    return startNanos[call];
  }

  /** Returns null where the end was not seen. */
  public @Nullable Long durationNanos(int call) {
    long nanos = durationNanos[call];
    return nanos == UNKNOWN ? null : Long.valueOf(nanos);
  }

  /** Returns how many calls were made and are not here. */
  public long missing() {
    return missing;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Calls that
        && missing == that.missing
        && Arrays.equals(nodes, that.nodes)
        && Arrays.equals(startNanos, that.startNanos)
        && Arrays.equals(durationNanos, that.durationNanos);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(nodes) + Arrays.hashCode(startNanos))
        + Long.hashCode(missing);
  }

  @Override
  public String toString() {
    return size() + " calls, " + missing + " missing";
  }

  /** Collects calls in the order in which they shall stand. */
  public static final class Builder {
    private int[] nodes = new int[64];
    private long[] startNanos = new long[64];
    private long[] durationNanos = new long[64];
    private int size;
    private long missing;

    private Builder() {}

    public Builder add(int node, long start, @Nullable Long duration) {
      if (size == nodes.length) {
        nodes = Arrays.copyOf(nodes, size * 2);
        startNanos = Arrays.copyOf(startNanos, size * 2);
        durationNanos = Arrays.copyOf(durationNanos, size * 2);
      }
      nodes[size] = node;
      startNanos[size] = start;
      durationNanos[size++] = duration == null ? UNKNOWN : duration;
      return this;
    }

    /** Counts calls that are not here. */
    public Builder addMissing(long calls) {
      missing += calls;
      return this;
    }

    public Calls build() {
      return new Calls(this);
    }
  }
}
