/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.engine.fold.FragmentFold;
import io.linescope.probe.engine.fold.NodeTable;
import io.linescope.probe.engine.fold.OrderedCalls;
import io.linescope.probe.engine.fold.TreePart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A part of a tree as it was when it was due. */
record Seen(
    RequestTree tree,
    int sequence,
    boolean complete,
    List<String> notes,
    long seenNodes,
    int firstNode,
    List<Fragment> fragments) {

  record Fragment(String thread, int anchorNode, List<Node> nodes, List<Call> calls) {}

  record Node(
      int id,
      int parent,
      String method,
      long count,
      long timedCount,
      long totalNanos,
      long selfNanos,
      long measuredCount,
      long totalBytes,
      long selfBytes,
      long errors,
      long firstStartNanos) {}

  record Call(String method, int node, long startNanos, long durationNanos) {}

  static Seen of(TreePart part, IntFunction<String> names) {
    return new Seen(
        part.tree(),
        part.sequence(),
        part.isComplete(),
        part.notes(),
        part.seenNodes(),
        part.firstNode(),
        part.fragments().stream().map(fragment -> fragment(fragment, names)).toList());
  }

  private static Fragment fragment(FragmentFold fragment, IntFunction<String> names) {
    NodeTable nodes = fragment.nodes();
    List<Node> seen =
        IntStream.range(1, nodes.size())
            .mapToObj(node -> node(fragment, nodes, node, names))
            .toList();
    return new Fragment(
        fragment.thread(), fragment.anchorNode(), seen, calls(fragment, nodes, names));
  }

  private static Node node(
      FragmentFold fragment, NodeTable nodes, int node, IntFunction<String> names) {
    return new Node(
        fragment.id(node),
        fragment.id(nodes.parent(node)),
        names.apply(nodes.method(node)),
        nodes.count(node),
        nodes.timedCount(node),
        nodes.totalNanos(node),
        nodes.selfNanos(node),
        nodes.measuredCount(node),
        nodes.totalBytes(node),
        nodes.selfBytes(node),
        nodes.errors(node),
        nodes.firstStartNanos(node));
  }

  private static List<Call> calls(
      FragmentFold fragment, NodeTable nodes, IntFunction<String> names) {
    OrderedCalls calls = fragment.calls();
    if (calls == null) {
      return List.of();
    }
    return IntStream.range(0, calls.size())
        .mapToObj(
            call ->
                new Call(
                    names.apply(nodes.method(calls.node(call))),
                    fragment.id(calls.node(call)),
                    calls.startNanos(call),
                    calls.durationNanos(call)))
        .toList();
  }

  List<Node> nodes() {
    return fragments.stream().flatMap(fragment -> fragment.nodes().stream()).toList();
  }

  /**
   * The nodes of a fragment as lines such as {@code " leaf x2 !1"}: indent, name, calls, errors.
   */
  List<String> lines(int fragment) {
    List<String> lines = new ArrayList<>();
    add(lines, fragments.get(fragment).nodes(), -1, "");
    return lines;
  }

  private static void add(List<String> lines, List<Node> nodes, int parent, String indent) {
    for (Node node : nodes) {
      if (node.parent() == parent) {
        String errors = node.errors() == 0 ? "" : " !" + node.errors();
        lines.add(indent + node.method() + " x" + node.count() + errors);
        add(lines, nodes, node.id(), indent + "  ");
      }
    }
  }
}
