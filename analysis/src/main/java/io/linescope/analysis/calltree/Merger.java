/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.calltree;

import io.linescope.analysis.calltree.CallTree.MethodKey;
import io.linescope.analysis.calltree.CallTree.Node;
import io.linescope.model.CallTreePart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges the parts of one tree, given in the order of their sequence. */
final class Merger {
  /** The note of a tree of which a part has not arrived. */
  static final String PART_MISSING = "part-missing";

  private static final Comparator<Node> BY_FIRST_START =
      Comparator.comparingLong(Node::firstStartUnixNanos).thenComparingInt(Node::id);

  private final List<CallTreePart> parts;
  private final Map<Integer, CallTreePart.Fragment> fragments = new LinkedHashMap<>();
  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final Map<Integer, List<Node>> children = new HashMap<>();
  private final Map<Integer, List<Node>> tops = new HashMap<>();

  Merger(List<CallTreePart> parts) {
    this.parts = parts;
  }

  CallTree merge() {
    parts.forEach(this::collect);
    nodes.values().forEach(this::place);
    List<CallTreePart.Fragment> ordered = orderedFragments();
    List<Node> preOrder = preOrder(ordered);
    CallTreePart first = parts.get(0);
    CallTreePart last = parts.get(parts.size() - 1);
    boolean whole = last.sequence() == parts.size() - 1;
    return new CallTree(
        first.service(),
        first.instance(),
        first.spanId(),
        whole && last.complete(),
        parts.stream().mapToLong(CallTreePart::seenNodes).sum(),
        nodes.size(),
        notes(whole),
        ordered,
        preOrder,
        demoted(),
        CallOrder.of(parts, preOrder));
  }

  private void collect(CallTreePart part) {
    part.fragments().forEach(fragment -> fragments.putIfAbsent(fragment.id(), fragment));
    for (CallTreePart.Node node : part.nodes()) {
      nodes.putIfAbsent(
          node.id(),
          new Node(
              new MethodKey(part.epoch(), node.method()),
              node.parent(),
              part.startUnixNanos() + node.firstStartNanos(),
              node));
    }
  }

  /** A node whose parent did not arrive stands at the top of its fragment. */
  private void place(Node node) {
    Integer parent = presentParent(node);
    if (parent == null) {
      tops.computeIfAbsent(node.figures().fragment(), id -> new ArrayList<>()).add(node);
    } else {
      children.computeIfAbsent(parent, id -> new ArrayList<>()).add(node);
    }
  }

  /** Parents have smaller numbers: what claims otherwise is taken as a top, so no cycle closes. */
  private @Nullable Integer presentParent(Node node) {
    Integer parent = node.parent();
    return parent != null && parent < node.id() && nodes.containsKey(parent) ? parent : null;
  }

  private List<CallTreePart.Fragment> orderedFragments() {
    return fragments.values().stream()
        .sorted(
            Comparator.comparingLong((CallTreePart.Fragment fragment) -> start(fragment.id()))
                .thenComparingInt(CallTreePart.Fragment::id))
        .toList();
  }

  private long start(int fragment) {
    return tops.getOrDefault(fragment, List.of()).stream()
        .mapToLong(Node::firstStartUnixNanos)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private List<Node> preOrder(List<CallTreePart.Fragment> ordered) {
    List<Node> result = new ArrayList<>(nodes.size());
    for (CallTreePart.Fragment fragment : ordered) {
      Deque<Node> open = new ArrayDeque<>();
      push(open, tops.getOrDefault(fragment.id(), List.of()));
      while (!open.isEmpty()) {
        Node node = open.pop();
        result.add(
            new Node(
                node.method(), presentParent(node), node.firstStartUnixNanos(), node.figures()));
        push(open, children.getOrDefault(node.id(), List.of()));
      }
    }
    return result;
  }

  private static void push(Deque<Node> open, List<Node> siblings) {
    siblings.stream().sorted(BY_FIRST_START.reversed()).forEach(open::push);
  }

  private List<String> notes(boolean whole) {
    Set<String> notes = new LinkedHashSet<>();
    parts.forEach(part -> notes.addAll(part.notes()));
    if (!whole) {
      notes.add(PART_MISSING);
    }
    return new ArrayList<>(notes);
  }

  private List<MethodKey> demoted() {
    Set<MethodKey> demoted = new LinkedHashSet<>();
    for (CallTreePart part : parts) {
      part.demoted().forEach(number -> demoted.add(new MethodKey(part.epoch(), number)));
    }
    return new ArrayList<>(demoted);
  }
}
