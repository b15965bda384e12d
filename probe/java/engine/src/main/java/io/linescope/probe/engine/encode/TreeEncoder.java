/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.encode;

import io.linescope.probe.engine.fold.FragmentFold;
import io.linescope.probe.engine.fold.NodeTable;
import io.linescope.probe.engine.fold.OrderedCalls;
import io.linescope.probe.engine.fold.TreePart;
import io.linescope.probe.engine.proto.ProtoWriter;

/**
 * Writes parts of trees as {@code linescope.v1.CallTree}, in memory that is used again. For one
 * thread.
 */
public final class TreeEncoder {
  private static final int VERSION = 1;

  private final ProtoWriter out = new ProtoWriter();
  private final ProtoWriter inner = new ProtoWriter();

  /** Packed columns by field number; 0 and 1 are not used. */
  private final ProtoWriter[] columns = new ProtoWriter[14];

  public TreeEncoder() {
    for (int field = 0; field < columns.length; field++) {
      columns[field] = new ProtoWriter();
    }
  }

  /**
   * Returns the body.
   *
   * @param demoted numbers of methods that are no longer recorded
   */
  public byte[] encode(TreePart part, long epoch, int[] demoted) {
    out.clear().number(1, VERSION).fixed(2, epoch).number(3, part.sequence());
    out.number(4, part.isComplete() ? 1 : 0).fixed(5, part.tree().startUnixNanos());
    out.number(6, part.seenNodes()).number(7, part.nodes());
    for (String note : part.notes()) {
      out.text(8, note);
    }
    for (FragmentFold fragment : part.fragments()) {
      out.message(9, fragment(fragment));
    }
    out.message(10, nodes(part));
    out.packed(11, numbers(demoted));
    if (part.tree().isOrdered()) {
      out.message(12, calls(part));
    }
    return out.toBytes();
  }

  private ProtoWriter fragment(FragmentFold fragment) {
    return inner
        .clear()
        .number(1, fragment.id())
        .text(2, fragment.thread())
        .number(3, fragment.isVirtual() ? 1 : 0)
        .fixed(4, fragment.spanId())
        .number(5, fragment.anchorNode() + 1L);
  }

  private ProtoWriter nodes(TreePart part) {
    clearColumns();
    for (int index = 0; index < part.fragments().size(); index++) {
      FragmentFold fragment = part.fragments().get(index);
      NodeTable nodes = fragment.nodes();
      for (int node = 1; node < nodes.size(); node++) {
        columns[2].varint(fragment.id(nodes.parent(node)) + 1L);
        columns[3].varint(index);
        add(nodes, node);
      }
    }
    return packed(inner.clear().number(1, part.firstNode()), 2, 13);
  }

  private void add(NodeTable nodes, int node) {
    columns[4].varint(nodes.method(node));
    columns[5].varint(nodes.count(node));
    columns[6].varint(nodes.timedCount(node));
    columns[7].varint(nodes.totalNanos(node) + 1);
    columns[8].varint(nodes.selfNanos(node) + 1);
    columns[9].varint(nodes.totalBytes(node) + 1);
    columns[10].varint(nodes.selfBytes(node) + 1);
    columns[11].varint(nodes.errors(node));
    columns[12].varint(nodes.firstStartNanos(node));
    columns[13].varint(nodes.measuredCount(node));
  }

  private ProtoWriter calls(TreePart part) {
    clearColumns();
    long before = 0;
    long missing = 0;
    for (FragmentFold fragment : part.fragments()) {
      OrderedCalls calls = fragment.calls();
      if (calls != null) {
        before = add(fragment, calls, before);
        missing += calls.missing();
      }
    }
    return packed(inner.clear(), 1, 3).number(4, missing);
  }

  /** Returns when the last of them began. */
  private long add(FragmentFold fragment, OrderedCalls calls, long startBefore) {
    long before = startBefore;
    for (int call = 0; call < calls.size(); call++) {
      columns[1].varint(fragment.id(calls.node(call)));
      columns[2].zigzag(calls.startNanos(call) - before);
      columns[3].varint(calls.durationNanos(call) + 1);
      before = calls.startNanos(call);
    }
    return before;
  }

  private void clearColumns() {
    for (ProtoWriter column : columns) {
      column.clear();
    }
  }

  private ProtoWriter packed(ProtoWriter to, int firstField, int lastField) {
    for (int field = firstField; field <= lastField; field++) {
      to.packed(field, columns[field]);
    }
    return to;
  }

  private ProtoWriter numbers(int[] values) {
    inner.clear();
    for (int value : values) {
      inner.varint(value);
    }
    return inner;
  }
}
