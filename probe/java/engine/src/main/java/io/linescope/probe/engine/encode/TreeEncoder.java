/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.encode;

import io.linescope.probe.engine.fold.FragmentFold;
import io.linescope.probe.engine.fold.Node;
import io.linescope.probe.engine.fold.TreePart;

/** Writes a part of a tree as {@code linescope.v1.CallTree}. */
public final class TreeEncoder {
  private static final int VERSION = 1;

  private TreeEncoder() {}

  /**
   * Returns the body.
   *
   * @param demoted numbers of methods that are no longer recorded
   */
  public static byte[] encode(TreePart part, long epoch, int[] demoted) {
    ProtoWriter out = new ProtoWriter();
    out.number(1, VERSION).fixed(2, epoch).number(3, part.sequence());
    out.number(4, part.isComplete() ? 1 : 0).fixed(5, part.tree().startUnixNanos());
    out.number(6, part.seenNodes()).number(7, part.lines().size());
    for (String note : part.notes()) {
      out.text(8, note);
    }
    for (FragmentFold fragment : part.fragments()) {
      out.message(9, fragment(fragment));
    }
    out.message(10, nodes(part));
    ProtoWriter numbers = new ProtoWriter();
    for (int number : demoted) {
      numbers.varint(number);
    }
    return out.packed(11, numbers).toBytes();
  }

  private static ProtoWriter fragment(FragmentFold fragment) {
    return new ProtoWriter()
        .number(1, fragment.id())
        .text(2, fragment.thread())
        .number(3, fragment.isVirtual() ? 1 : 0)
        .fixed(4, fragment.spanId())
        .number(5, fragment.anchorNode() + 1L);
  }

  private static ProtoWriter nodes(TreePart part) {
    ProtoWriter[] columns = new ProtoWriter[13];
    for (int field = 2; field < columns.length; field++) {
      columns[field] = new ProtoWriter();
    }
    for (TreePart.Line line : part.lines()) {
      Node node = line.node();
      Node parent = node.parent();
      columns[2].varint(parent == null ? 0 : parent.id() + 1L);
      columns[3].varint(line.fragment());
      columns[4].varint(node.method());
      columns[5].varint(node.count());
      columns[6].varint(node.timedCount());
      columns[7].varint(node.totalNanos() + 1);
      columns[8].varint(node.selfNanos() + 1);
      columns[9].varint(node.totalBytes() + 1);
      columns[10].varint(node.selfBytes() + 1);
      columns[11].varint(node.errors());
      columns[12].varint(node.firstStartNanos());
    }
    ProtoWriter nodes = new ProtoWriter().number(1, part.firstNode());
    for (int field = 2; field < columns.length; field++) {
      nodes.packed(field, columns[field]);
    }
    return nodes;
  }
}
