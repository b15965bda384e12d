/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.CallTreePart.Fragment;
import io.linescope.model.CallTreePart.Node;
import io.linescope.wire.MalformedException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that fragments hang in a tree: none submitted, over others or not, its own work. */
final class Anchors {
  private final Map<Integer, Fragment> fragments = new HashMap<>();
  private final Map<Integer, Integer> fragmentOfNode = new HashMap<>();

  private Anchors(List<Node> nodes) {
    nodes.forEach(node -> fragmentOfNode.put(node.id(), node.fragment()));
  }

  static void check(List<Fragment> fragments, List<Node> nodes) throws MalformedException {
    Anchors anchors = new Anchors(nodes);
    for (Fragment fragment : fragments) {
      if (anchors.fragments.put(fragment.id(), fragment) != null) {
        throw MalformedException.of("fragments.id", fragment.id(), "each number once");
      }
    }
    Set<Integer> settled = new HashSet<>();
    for (Fragment fragment : fragments) {
      anchors.climb(fragment, settled);
    }
  }

  /** Visits each fragment once over all climbs: {@code settled} ones are known to end at a root. */
  private void climb(Fragment start, Set<Integer> settled) throws MalformedException {
    Set<Integer> path = new HashSet<>();
    @Nullable Fragment fragment = start;
    while (fragment != null && !settled.contains(fragment.id())) {
      if (!path.add(fragment.id())) {
        throw MalformedException.of(
            "anchor of fragment " + start.id(), fragment.anchorNode() + "", "no cycle");
      }
      fragment = submitter(fragment);
    }
    settled.addAll(path);
  }

  private @Nullable Fragment submitter(Fragment fragment) {
    Integer anchor = fragment.anchorNode();
    Integer submitter = anchor == null ? null : fragmentOfNode.get(anchor);
    return submitter == null ? null : fragments.get(submitter);
  }
}
