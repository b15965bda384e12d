/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.CallTreePart;
import io.linescope.wire.MalformedException;
import io.linescope.wire.v1.Nodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the columns of a call tree's nodes into nodes. */
final class NodesDecoder {
  private final Nodes columns;
  private final List<CallTreePart.Fragment> fragments;
  private final int size;

  NodesDecoder(Nodes columns, List<CallTreePart.Fragment> fragments) {
    this.columns = columns;
    this.fragments = fragments;
    this.size = columns.getParentPlusOneCount();
  }

  List<CallTreePart.Node> decode() throws MalformedException {
    checkSizes();
    Bodies.notNegative("first_id", columns.getFirstId());
    Bodies.notNegative("first_id plus nodes", columns.getFirstId() + size);
    List<CallTreePart.Node> nodes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      nodes.add(node(i));
    }
    return nodes;
  }

  private void checkSizes() throws MalformedException {
    checkSize("fragment", columns.getFragmentCount());
    checkSize("method", columns.getMethodCount());
    checkSize("count", columns.getCountCount());
    checkSize("timed_count", columns.getTimedCountCount());
    checkSize("total_nanos_plus_one", columns.getTotalNanosPlusOneCount());
    checkSize("self_nanos_plus_one", columns.getSelfNanosPlusOneCount());
    checkSize("total_allocated_bytes_plus_one", columns.getTotalAllocatedBytesPlusOneCount());
    checkSize("self_allocated_bytes_plus_one", columns.getSelfAllocatedBytesPlusOneCount());
    checkSize("errors", columns.getErrorsCount());
    checkSize("first_start_nanos", columns.getFirstStartNanosCount());
    if (columns.getMeasuredCountCount() > 0) {
      checkSize("measured_count", columns.getMeasuredCountCount());
    }
  }

  private void checkSize(String column, int found) throws MalformedException {
    if (found != size) {
      throw MalformedException.of("length of " + column, found, size + ", as parent_plus_one has");
    }
  }

  private CallTreePart.Node node(int i) throws MalformedException {
    return new CallTreePart.Node(
        columns.getFirstId() + i,
        parent(i),
        fragment(i),
        Bodies.notNegative("method", columns.getMethod(i)),
        Bodies.notNegative("count", columns.getCount(i)),
        atMostCount("timed_count", i, columns.getTimedCount(i)),
        measuredCount(i),
        measured("total_nanos_plus_one", columns.getTotalNanosPlusOne(i)),
        measured("self_nanos_plus_one", columns.getSelfNanosPlusOne(i)),
        measured("total_allocated_bytes_plus_one", columns.getTotalAllocatedBytesPlusOne(i)),
        measured("self_allocated_bytes_plus_one", columns.getSelfAllocatedBytesPlusOne(i)),
        Bodies.notNegative("errors", columns.getErrors(i)),
        Bodies.notNegative("first_start_nanos", columns.getFirstStartNanos(i)));
  }

  /**
   * A parent's number is smaller than its child's: so there are no cycles, within or across parts.
   */
  private @Nullable Integer parent(int i) throws MalformedException {
    int plusOne = columns.getParentPlusOne(i);
    if (plusOne == 0) {
      return null;
    }
    int firstId = columns.getFirstId();
    if (plusOne < 0 || plusOne > firstId + i) {
      throw MalformedException.of(
          "parent of node " + (firstId + i),
          Integer.toUnsignedString(plusOne - 1),
          "a number before it");
    }
    int row = plusOne - 1 - firstId;
    if (row >= 0 && columns.getFragment(row) != columns.getFragment(i)) {
      throw MalformedException.of(
          "parent of node " + (firstId + i), plusOne - 1, "a node of the same fragment");
    }
    return plusOne - 1;
  }

  private int fragment(int i) throws MalformedException {
    int index = columns.getFragment(i);
    if (index < 0 || index >= fragments.size()) {
      throw MalformedException.of(
          "fragment", Integer.toUnsignedString(index), "an index below " + fragments.size());
    }
    return fragments.get(index).id();
  }

  /** An empty column is: as {@code timed_count}. */
  private long measuredCount(int i) throws MalformedException {
    boolean told = columns.getMeasuredCountCount() > 0;
    return told
        ? atMostCount("measured_count", i, columns.getMeasuredCount(i))
        : columns.getTimedCount(i);
  }

  private long atMostCount(String field, int i, long part) throws MalformedException {
    long calls = Bodies.notNegative(field, part);
    if (calls > columns.getCount(i)) {
      throw MalformedException.of(field, calls, "at most count, " + columns.getCount(i));
    }
    return calls;
  }

  private static @Nullable Long measured(String field, long plusOne) throws MalformedException {
    return plusOne == 0 ? null : Long.valueOf(Bodies.notNegative(field, plusOne) - 1);
  }
}
