/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.model.Red;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.Scope;
import io.linescope.storage.Topology.EdgeMinute;
import io.linescope.storage.Topology.Node;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Calls from node to node, by the minute. */
final class Edges {
  private static final int MOST_CELLS = 50_000;

  private final Map<Node, Map<Node, Series>> edges = new HashMap<>();
  private final Cells cells;
  private final Cells spare;
  private final Beyond beyond;

  private Edges(int most, Beyond beyond) {
    this.beyond = beyond;
    cells = new Cells(most);
    spare = new Cells(most);
  }

  /** Those of a part: beyond a limit, databases, queues and hosts count as one each. */
  static Edges limited(Beyond beyond) {
    return new Edges(MOST_CELLS, beyond);
  }

  static Edges unlimited() {
    return new Edges(Integer.MAX_VALUE, new Beyond());
  }

  void add(Node from, Node to, Half call) {
    Red red = series(from, to).at(call.startUnixNanos(), cells);
    if (red == null) {
      beyond.callsAsOther.incrementAndGet();
      red = series(other(from), other(to)).at(call.startUnixNanos(), spare);
    }
    if (red == null) {
      beyond.callsUncounted.incrementAndGet();
    } else {
      red.add(call.durationNanos(), call.error());
    }
  }

  private Series series(Node from, Node to) {
    return edges
        .computeIfAbsent(from, key -> new HashMap<>())
        .computeIfAbsent(to, key -> new Series());
  }

  private static Node other(Node node) {
    return node.kind() == Node.Kind.SERVICE || node.kind() == Node.Kind.OUTSIDE
        ? node
        : new Node(node.kind(), node.environment(), OperationFigures.OTHER, "", "");
  }

  void forEach(Scope scope, Consumer<EdgeMinute> action) {
    edges.forEach(
        (from, targets) ->
            targets.forEach((to, series) -> forEach(scope, from, to, series, action)));
  }

  private static void forEach(
      Scope scope, Node from, Node to, Series series, Consumer<EdgeMinute> action) {
    if (isOf(scope, from) || isOf(scope, to)) {
      series.forEach(scope, (red, minute) -> action.accept(new EdgeMinute(from, to, minute, red)));
    }
  }

  private static boolean isOf(Scope scope, Node node) {
    return scope.service() == null
        ? scope.hasService(node.environment(), node.name())
        : node.kind() == Node.Kind.SERVICE && scope.hasService(node.environment(), node.name());
  }

  void write(ByteWriter out, Nodes nodes) {
    out.number(edges.values().stream().mapToInt(Map::size).sum());
    edges.forEach(
        (from, targets) ->
            targets.forEach(
                (to, series) -> {
                  out.number(nodes.number(from)).number(nodes.number(to));
                  series.write(out);
                }));
  }

  /** Passes on what the scope has of the edges that were written. */
  static void read(ByteReader in, Nodes nodes, Scope scope, Consumer<EdgeMinute> action) {
    for (int left = in.integer(); left > 0; left--) {
      Node from = nodes.node(in.integer());
      Node to = nodes.node(in.integer());
      forEach(scope, from, to, Series.read(in), action);
    }
  }
}
