/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * How large a tree of the API is.
 *
 * @param nodes the methods in it, each at each place
 * @param depth the most of them above each other
 */
public record TreeShape(int nodes, int depth) {
  public static TreeShape of(JsonNode tree) {
    Map<Integer, Integer> depths = new HashMap<>();
    for (JsonNode node : tree.path("nodes")) {
      int above = node.path("parent").isNull() ? 0 : depths.get(node.path("parent").asInt());
      depths.put(node.path("id").asInt(), above + 1);
    }
    return new TreeShape(depths.size(), depths.isEmpty() ? 0 : Collections.max(depths.values()));
  }
}
