/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.pack;

import io.linescope.model.CallTreePart;
import io.linescope.model.Calls;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Call tree parts as bytes. A part that is written has measured counts and maybe calls; one that an
 * older Linescope wrote has neither, and its flags say so.
 */
public final class TreeCodec {
  private static final int COMPLETE = 1;
  private static final int MEASURED = 2;
  private static final int IN_ORDER = 4;

  private TreeCodec() {}

  public static void write(ByteWriter out, CallTreePart part) {
    out.number(part.traceId().high()).number(part.traceId().low()).number(part.spanId().value());
    out.text(part.service()).text(part.instance()).number(part.epoch()).number(part.sequence());
    out.number(flags(part)).number(part.startUnixNanos());
    out.number(part.seenNodes()).number(part.keptNodes());
    out.number(part.notes().size());
    part.notes().forEach(out::text);
    out.number(part.fragments().size());
    part.fragments().forEach(fragment -> write(out, fragment));
    out.number(part.nodes().size());
    part.nodes().forEach(node -> write(out, node));
    out.number(part.demoted().size());
    part.demoted().forEach(out::number);
    if (part.calls() != null) {
      write(out, part.calls());
    }
  }

  private static int flags(CallTreePart part) {
    return MEASURED | (part.complete() ? COMPLETE : 0) | (part.calls() == null ? 0 : IN_ORDER);
  }

  private static void write(ByteWriter out, CallTreePart.Fragment fragment) {
    out.number(fragment.id()).text(fragment.thread()).number(fragment.virtual() ? 1 : 0);
    out.number(fragment.spanId().value()).optional(wide(fragment.anchorNode()));
  }

  private static void write(ByteWriter out, CallTreePart.Node node) {
    out.number(node.id()).optional(wide(node.parent())).number(node.fragment());
    out.number(node.method()).number(node.count()).number(node.timedCount());
    out.optional(node.totalNanos()).optional(node.selfNanos());
    out.optional(node.totalAllocatedBytes()).optional(node.selfAllocatedBytes());
    out.number(node.errors()).number(node.firstStartNanos()).number(node.measuredCount());
  }

  /** Writes each start as the distance to the one before, which is small. */
  private static void write(ByteWriter out, Calls calls) {
    out.number(calls.missing()).number(calls.size());
    long before = 0;
    for (int i = 0; i < calls.size(); i++) {
      long distance = calls.startNanos(i) - before;
      before = calls.startNanos(i);
      out.number(calls.node(i)).number(distance << 1 ^ distance >> 63);
      out.optional(calls.durationNanos(i));
    }
  }

  public static CallTreePart read(ByteReader in) {
    TraceId traceId = new TraceId(in.number(), in.number());
    SpanId spanId = new SpanId(in.number());
    String service = in.text();
    String instance = in.text();
    long epoch = in.number();
    int sequence = in.integer();
    int flags = in.integer();
    return new CallTreePart(
        traceId,
        spanId,
        service,
        instance,
        epoch,
        sequence,
        (flags & COMPLETE) != 0,
        in.number(),
        in.number(),
        in.number(),
        list(in, ByteReader::text),
        list(in, TreeCodec::readFragment),
        list(in, (flags & MEASURED) != 0 ? TreeCodec::readNode : TreeCodec::readOlderNode),
        list(in, ByteReader::integer),
        (flags & IN_ORDER) != 0 ? readCalls(in) : null);
  }

  private static CallTreePart.Fragment readFragment(ByteReader in) {
    return new CallTreePart.Fragment(
        in.integer(), in.text(), in.number() == 1, new SpanId(in.number()), narrow(in.optional()));
  }

  private static CallTreePart.Node readNode(ByteReader in) {
    CallTreePart.Node node = readOlderNode(in);
    return node.withMeasuredCount(in.number());
  }

  private static CallTreePart.Node readOlderNode(ByteReader in) {
    int id = in.integer();
    Integer parent = narrow(in.optional());
    int fragment = in.integer();
    int method = in.integer();
    long count = in.number();
    long timedCount = in.number();
    return new CallTreePart.Node(
        id,
        parent,
        fragment,
        method,
        count,
        timedCount,
        timedCount,
        in.optional(),
        in.optional(),
        in.optional(),
        in.optional(),
        in.number(),
        in.number());
  }

  private static Calls readCalls(ByteReader in) {
    Calls.Builder calls = Calls.builder().addMissing(in.number());
    long start = 0;
    for (int left = in.integer(); left > 0; left--) {
      int node = in.integer();
      long distance = in.number();
      start += distance >>> 1 ^ -(distance & 1);
      calls.add(node, start, in.optional());
    }
    return calls.build();
  }

  private static <T> List<T> list(ByteReader in, Element<T> element) {
    int size = in.integer();
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(element.read(in));
    }
    return list;
  }

  private static @Nullable Long wide(@Nullable Integer value) {
    return value == null ? null : Long.valueOf(value);
  }

  private static @Nullable Integer narrow(@Nullable Long value) {
    return value == null ? null : Integer.valueOf(value.intValue());
  }

  private interface Element<T> {
    T read(ByteReader in);
  }
}
