/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import java.util.Arrays;

/** Each call of a fragment, in the order of their starts, up to a limit. */
public final class OrderedCalls {
  private static final int NOT_KEPT = -1;

  private final Limits limits;
  private int[] nodes = new int[64];
  private long[] starts = new long[64];
  private long[] durations = new long[64];
  private int size;
  private long missing;

  OrderedCalls(Limits limits) {
    this.limits = limits;
  }

  /** A call begins; returns its number for {@link #end}. */
  int begin(int node, long nanos) {
    if (!limits.takesCall()) {
      missing++;
      return NOT_KEPT;
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      durations = Arrays.copyOf(durations, size * 2);
    }
    nodes[size] = node;
    starts[size] = Math.max(0, nanos);
    durations[size] = -1;
    return size++;
  }

  void end(int call, long nanos) {
    if (call != NOT_KEPT) {
      durations[call] = Math.max(0, nanos - starts[call]);
    }
  }

  public int size() {
    return size;
  }

  public int node(int call) {
    return nodes[call];
  }

  /** Nanoseconds after the start of the tree. */
  public long startNanos(int call) {
    return starts[call];
  }

  /** -1: the end was not seen. */
  public long durationNanos(int call) {
    return durations[call];
  }

  /** Calls beyond the limit. */
  public long missing() {
    return missing;
  }
}
