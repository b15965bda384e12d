/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.wal;

import io.linescope.model.CallTreePart;
import io.linescope.model.MethodNames;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.pack.NamesCodec;
import io.linescope.storage.embedded.pack.TreeCodec;
import io.linescope.storage.embedded.row.SpanRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What was appended together, as the log keeps it.
 *
 * @param spans spans
 * @param callTrees parts of call trees
 * @param methodNames parts of dictionaries
 */
public record Entry(
    List<SpanRow> spans, List<CallTreePart> callTrees, List<MethodNames> methodNames) {

  /** About how many bytes of the heap it takes while it waits for the disk. */
  public long weight() {
    return spans.stream().mapToLong(Weight::of).sum() + treeWeight();
  }

  /** About how many of them its trees and names go on taking while they are hot. */
  public long treeWeight() {
    return callTrees.stream().mapToLong(Weight::of).sum()
        + methodNames.stream().mapToLong(Weight::of).sum();
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.number(spans.size());
    spans.forEach(span -> write(out, span));
    out.number(callTrees.size());
    callTrees.forEach(part -> TreeCodec.write(out, part));
    out.number(methodNames.size());
    methodNames.forEach(names -> NamesCodec.write(out, names));
    return out.toBytes();
  }

  static Entry of(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    List<SpanRow> spans = new ArrayList<>();
    for (int left = in.integer(); left > 0; left--) {
      spans.add(readSpan(in));
    }
    List<CallTreePart> callTrees = new ArrayList<>();
    for (int left = in.integer(); left > 0; left--) {
      callTrees.add(TreeCodec.read(in));
    }
    List<MethodNames> methodNames = new ArrayList<>();
    for (int left = in.integer(); left > 0; left--) {
      methodNames.add(NamesCodec.read(in));
    }
    return new Entry(spans, callTrees, methodNames);
  }

  private static void write(ByteWriter out, SpanRow span) {
    out.text(span.traceId()).text(span.spanId()).text(span.parentSpanId());
    out.text(span.service()).text(span.name());
    out.number(span.startUnixNanos()).number(span.durationNanos());
    out.number(span.kind()).number(span.statusCode()).text(span.statusMessage());
    out.text(span.traceState()).number(span.flags());
    out.text(span.attributes()).number(span.droppedAttributes());
    out.text(span.events()).number(span.droppedEvents());
    out.text(span.links()).number(span.droppedLinks());
    out.text(span.resource()).text(span.scope()).number(span.endUnixNanos());
  }

  private static SpanRow readSpan(ByteReader in) {
    return new SpanRow(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.number(),
        in.number(),
        in.integer(),
        in.integer(),
        in.text(),
        in.text(),
        in.integer(),
        in.text(),
        in.integer(),
        in.text(),
        in.integer(),
        in.text(),
        in.integer(),
        in.text(),
        in.text(),
        in.number());
  }
}
