/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.RequestTree;
import java.util.List;

/** What of a tree is sent at once. Good until it was handed on: the tables are used again. */
public final class TreePart {
  private final RequestTree tree;
  private final int sequence;
  private final boolean complete;
  private final List<String> notes;
  private final long seenNodes;
  private final List<FragmentFold> fragments;
  private final int firstNode;
  private final int nodes;

  TreePart(
      RequestTree tree,
      int sequence,
      boolean complete,
      List<String> notes,
      long seenNodes,
      List<FragmentFold> fragments,
      int firstNode,
      int nodes) {
    this.tree = tree;
    this.sequence = sequence;
    this.complete = complete;
    this.notes = notes;
    this.seenNodes = seenNodes;
    this.fragments = fragments;
    this.firstNode = firstNode;
    this.nodes = nodes;
  }

  public RequestTree tree() {
    return tree;
  }

  public int sequence() {
    return sequence;
  }

  public boolean isComplete() {
    return complete;
  }

  public List<String> notes() {
    return notes;
  }

  /** How many nodes the request made, at least as many as are here. */
  public long seenNodes() {
    return Math.max(seenNodes, nodes);
  }

  public List<FragmentFold> fragments() {
    return fragments;
  }

  /** The number of the first node; the others follow without a gap, fragment by fragment. */
  public int firstNode() {
    return firstNode;
  }

  /** How many nodes are here. */
  public int nodes() {
    return nodes;
  }

  void release() {
    fragments.forEach(FragmentFold::release);
  }
}
