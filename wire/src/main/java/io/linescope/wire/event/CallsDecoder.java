/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.wire.MalformedException;
import io.linescope.wire.v1.Calls;
import io.linescope.wire.v1.Nodes;
import org.jspecify.annotations.Nullable;

/** Turns the columns of calls one by one into calls whose starts count from the tree's. */
final class CallsDecoder {
  /** A part with more is no part of a probe, whose own limit is far below. */
  static final int MAX_CALLS = 1_000_000;

  private final Calls columns;
  private final int size;
  private final long behindNodes;

  CallsDecoder(Calls columns, Nodes nodes) {
    this.columns = columns;
    this.size = columns.getNodeCount();
    int here = nodes.getParentPlusOneCount();
    this.behindNodes = here == 0 ? Integer.MAX_VALUE : (long) nodes.getFirstId() + here;
  }

  io.linescope.model.Calls decode() throws MalformedException {
    checkSizes();
    io.linescope.model.Calls.Builder calls = io.linescope.model.Calls.builder();
    calls.addMissing(Bodies.notNegative("calls.missing", columns.getMissing()));
    long start = 0;
    for (int i = 0; i < size; i++) {
      start = next(start, columns.getStartNanosDelta(i));
      calls.add(node(i), start, duration(columns.getDurationNanosPlusOne(i)));
    }
    return calls.build();
  }

  private void checkSizes() throws MalformedException {
    if (size > MAX_CALLS) {
      throw MalformedException.of("calls", size, "at most " + MAX_CALLS);
    }
    checkSize("start_nanos_delta", columns.getStartNanosDeltaCount());
    checkSize("duration_nanos_plus_one", columns.getDurationNanosPlusOneCount());
  }

  private void checkSize(String column, int found) throws MalformedException {
    if (found != size) {
      throw MalformedException.of("length of calls." + column, found, size + ", as node has");
    }
  }

  /** A call's node is in this part or in one before it; whether that one arrived, shows later. */
  private int node(int i) throws MalformedException {
    int node = columns.getNode(i);
    if (node < 0 || node >= behindNodes) {
      throw MalformedException.of(
          "node of call " + i, Integer.toUnsignedString(node), "a node of this tree");
    }
    return node;
  }

  private static long next(long start, long delta) throws MalformedException {
    long next = start + delta;
    boolean overflown = delta > 0 && next < start;
    if (overflown || next < 0) {
      throw MalformedException.of("calls.start_nanos_delta", delta, "starts of 0 or more");
    }
    return next;
  }

  private static @Nullable Long duration(long plusOne) throws MalformedException {
    return plusOne == 0
        ? null
        : Long.valueOf(Bodies.notNegative("calls.duration_nanos_plus_one", plusOne) - 1);
  }
}
