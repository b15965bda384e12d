/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.RequestTree;
import java.util.List;

/** What of a tree is sent at once. */
public final class TreePart {
  private final RequestTree tree;
  private final int sequence;
  private final boolean complete;
  private final List<String> notes;
  private final long seenNodes;
  private final List<FragmentFold> fragments;
  private final int firstNode;
  private final List<Line> lines;

  /** A node and the place of its fragment in the part. */
  public static final class Line {
    private final Node node;
    private final int fragment;

    Line(Node node, int fragment) {
      this.node = node;
      this.fragment = fragment;
    }

    public Node node() {
      return node;
    }

    public int fragment() {
      return fragment;
    }
  }

  TreePart(
      RequestTree tree,
      int sequence,
      boolean complete,
      List<String> notes,
      long seenNodes,
      List<FragmentFold> fragments,
      int firstNode,
      List<Line> lines) {
    this.tree = tree;
    this.sequence = sequence;
    this.complete = complete;
    this.notes = notes;
    this.seenNodes = seenNodes;
    this.fragments = fragments;
    this.firstNode = firstNode;
    this.lines = lines;
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
    return Math.max(seenNodes, lines.size());
  }

  public List<FragmentFold> fragments() {
    return fragments;
  }

  /** The number of the first line's node; the others follow without a gap. */
  public int firstNode() {
    return firstNode;
  }

  /** The nodes, parents before children. */
  public List<Line> lines() {
    return lines;
  }
}
