/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call tree as the server tells it: an element of {@code trees} of {@code linescope tree}. */
record CallTree(
    String service,
    String spanId,
    long seenNodes,
    long keptNodes,
    Map<Long, Fragment> fragments,
    Map<Long, Node> nodes,
    Set<String> demoted) {

  static List<CallTree> parseAll(JsonNode document) {
    List<CallTree> trees = new ArrayList<>();
    document.path("trees").forEach(tree -> trees.add(parse(tree)));
    return trees;
  }

  private static CallTree parse(JsonNode json) {
    Map<Long, Fragment> fragments = new HashMap<>();
    for (JsonNode fragment : json.path("fragments")) {
      fragments.put(
          fragment.get("id").asLong(),
          new Fragment(fragment.path("thread").asText(), number(fragment.get("anchorNode"))));
    }
    Map<Long, Node> nodes = new HashMap<>();
    for (JsonNode node : json.path("nodes")) {
      nodes.put(
          node.get("id").asLong(),
          new Node(
              number(node.get("parent")),
              node.get("fragment").asLong(),
              method(node),
              node.get("count").asLong(),
              node.path("errors").asLong()));
    }
    Set<String> demoted = new HashSet<>();
    json.path("demoted").forEach(method -> demoted.add(method(method)));
    return new CallTree(
        json.get("service").asText(),
        json.path("spanId").asText(),
        json.path("seenNodes").asLong(),
        json.path("keptNodes").asLong(),
        fragments,
        nodes,
        demoted);
  }

  int depth() {
    return nodes.values().stream().mapToInt(this::depth).max().orElse(0);
  }

  private int depth(Node node) {
    Node parent = node.parent == null ? null : nodes.get(node.parent);
    return parent == null ? 1 : 1 + depth(parent);
  }

  private static String method(JsonNode json) {
    return json.path("class").asText() + "." + json.path("method").asText();
  }

  private static @Nullable Long number(@Nullable JsonNode json) {
    return json == null || json.isNull() ? null : json.asLong();
  }

  record Fragment(String thread, @Nullable Long anchorNode) {}

  /** A node; {@code method} has its class in front, with dots. */
  record Node(@Nullable Long parent, long fragment, String method, long count, long errors) {}
}
