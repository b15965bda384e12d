/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.calltree;

import io.linescope.model.CallTreePart;
import io.linescope.model.Calls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the calls of all parts of a tree into one order: by start, the calling one first. */
final class CallOrder {
  private static final Comparator<Call> BY_START_THEN_DEPTH =
      Comparator.comparingLong(Call::startUnixNanos).thenComparingInt(Call::depth);

  private final Map<Integer, Integer> depths = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private long missing;

  private CallOrder(List<CallTree.Node> preOrder) {
    for (CallTree.Node node : preOrder) {
      Integer parent = node.parent();
      depths.put(node.id(), parent == null ? 0 : depths.getOrDefault(parent, 0) + 1);
    }
  }

  private record Call(int node, int depth, long startUnixNanos, @Nullable Long durationNanos) {}

  /** Returns null where no part has calls one by one. */
  static @Nullable Calls of(List<CallTreePart> parts, List<CallTree.Node> preOrder) {
    if (parts.stream().allMatch(part -> part.calls() == null)) {
      return null;
    }
    CallOrder order = new CallOrder(preOrder);
    parts.forEach(order::collect);
    return order.sorted();
  }

  private void collect(CallTreePart part) {
    Calls of = part.calls();
    if (of == null) {
      return;
    }
    missing += of.missing();
    for (int i = 0; i < of.size(); i++) {
      add(of.node(i), part.startUnixNanos() + of.startNanos(i), of.durationNanos(i));
    }
  }

  /** A call of a node whose part has not arrived has no place: it counts as missing. */
  private void add(int node, long startUnixNanos, @Nullable Long durationNanos) {
    Integer depth = depths.get(node);
    if (depth == null) {
      missing++;
    } else {
      calls.add(new Call(node, depth, startUnixNanos, durationNanos));
    }
  }

  private Calls sorted() {
    calls.sort(BY_START_THEN_DEPTH);
    Calls.Builder sorted = Calls.builder().addMissing(missing);
    calls.forEach(call -> sorted.add(call.node(), call.startUnixNanos(), call.durationNanos()));
    return sorted.build();
  }
}
