/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.storage.Topology.Node;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers for nodes, so that each is written once. */
final class Nodes {
  private static final Node.Kind[] KINDS = Node.Kind.values();

  private final Map<Node, Integer> numbers = new LinkedHashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  int number(Node node) {
    Integer known = numbers.putIfAbsent(node, nodes.size());
    if (known == null) {
      nodes.add(node);
      return nodes.size() - 1;
    }
    return known;
  }

  Node node(int number) {
    return nodes.get(number);
  }

  void write(ByteWriter out) {
    out.number(nodes.size());
    for (Node node : nodes) {
      out.number(node.kind().ordinal()).text(node.environment());
      out.text(node.name()).text(node.system()).text(node.address());
    }
  }

  static Nodes read(ByteReader in) {
    Nodes nodes = new Nodes();
    for (int left = in.integer(); left > 0; left--) {
      nodes.number(new Node(KINDS[in.integer()], in.text(), in.text(), in.text(), in.text()));
    }
    return nodes;
  }
}
