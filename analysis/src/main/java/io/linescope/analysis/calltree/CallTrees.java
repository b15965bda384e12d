/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.calltree;

import io.linescope.model.CallTreePart;
import io.linescope.model.SpanId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts parts together: one tree for each (span, instance), whatever order they arrived in. */
public final class CallTrees {
  private static final Comparator<TreeKey> BY_SPAN_AND_INSTANCE =
      Comparator.comparing((TreeKey key) -> key.spanId().toString())
          .thenComparing(TreeKey::instance);

  private CallTrees() {}

  /** Merges the parts of one trace; trees by start, then span and instance. */
  public static List<CallTree> merge(List<CallTreePart> parts) {
    Map<TreeKey, TreeMap<Integer, CallTreePart>> byTree = new TreeMap<>(BY_SPAN_AND_INSTANCE);
    for (CallTreePart part : parts) {
      byTree
          .computeIfAbsent(new TreeKey(part.spanId(), part.instance()), key -> new TreeMap<>())
          .putIfAbsent(part.sequence(), part);
    }
    return byTree.values().stream()
        .map(bySequence -> List.copyOf(bySequence.values()))
        .sorted(Comparator.comparingLong(tree -> tree.get(0).startUnixNanos()))
        .map(tree -> new Merger(tree).merge())
        .toList();
  }

  private record TreeKey(SpanId spanId, String instance) {}
}
