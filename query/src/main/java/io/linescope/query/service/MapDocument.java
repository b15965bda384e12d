/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.analysis.red.RedTable;
import io.linescope.model.Red;
import io.linescope.storage.Scope;
import io.linescope.storage.Topology;
import io.linescope.storage.Topology.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The map: nodes, and edges that name the places of their ends among them.
 *
 * @param fromUnixNanos the beginning of the first minute
 * @param toUnixNanos the end of the last minute
 */
record MapDocument(String fromUnixNanos, String toUnixNanos, List<Point> nodes, List<Edge> edges) {
  private static final Comparator<Node> BY_NAME =
      Comparator.comparing(Node::kind)
          .thenComparing(Node::environment)
          .thenComparing(Node::name)
          .thenComparing(Node::system)
          .thenComparing(Node::address);

  private static final Comparator<Way> BY_ENDS =
      Comparator.comparing(Way::from, BY_NAME).thenComparing(Way::to, BY_NAME);

  /** From where to where. */
  record Way(Node from, Node to) {}

  /** A node: what a service served, of another node the calls that reach it. */
  record Point(
      String kind,
      String environment,
      String name,
      String system,
      String address,
      long requests,
      long errors,
      RedDocument.@Nullable Durations durations) {}

  record Edge(
      int from, int to, long requests, long errors, RedDocument.@Nullable Durations durations) {}

  static MapDocument of(Scope scope, RedTable<Way> calls, RedTable<Node> served) {
    List<RedTable.Row<Way>> ways = calls.rows(BY_ENDS);
    List<Node> nodes = List.copyOf(nodes(scope, ways, served));
    RedTable<Node> reached = RedTable.ofSums();
    Map<Node, Integer> places = new HashMap<>();
    for (Node node : nodes) {
      places.put(node, places.size());
    }
    List<Edge> edges = new ArrayList<>();
    for (RedTable.Row<Way> way : ways) {
      reached.add(way.key().to(), 0, way.sum());
      edges.add(edge(way, places));
    }
    return new MapDocument(
        Long.toString(scope.fromUnixNanos()),
        Long.toString(scope.toUnixNanos()),
        nodes.stream().map(node -> point(node, sumOf(node, served, reached))).toList(),
        edges);
  }

  /** Both ends of all edges, and services that nobody is seen to call. */
  private static NavigableSet<Node> nodes(
      Scope scope, List<RedTable.Row<Way>> ways, RedTable<Node> served) {
    NavigableSet<Node> nodes = new TreeSet<>(BY_NAME);
    for (RedTable.Row<Way> way : ways) {
      nodes.add(way.key().from());
      nodes.add(way.key().to());
    }
    served.rows(BY_NAME).stream()
        .map(RedTable.Row::key)
        .filter(node -> scope.hasService(node.environment(), node.name()))
        .forEach(nodes::add);
    return nodes;
  }

  private static Red sumOf(Node node, RedTable<Node> served, RedTable<Node> reached) {
    return node.kind() == Topology.Node.Kind.SERVICE ? served.sum(node) : reached.sum(node);
  }

  private static Point point(Node node, Red red) {
    return new Point(
        node.kind().name().toLowerCase(Locale.ROOT),
        node.environment(),
        node.name(),
        node.system(),
        node.address(),
        red.count(),
        red.errors(),
        RedDocument.Durations.of(red));
  }

  private static Edge edge(RedTable.Row<Way> way, Map<Node, Integer> places) {
    return new Edge(
        places.getOrDefault(way.key().from(), -1),
        places.getOrDefault(way.key().to(), -1),
        way.sum().count(),
        way.sum().errors(),
        RedDocument.Durations.of(way.sum()));
  }
}
