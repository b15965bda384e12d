/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.pack;

import io.linescope.model.CallTreePart;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Call tree parts as bytes. */
public final class TreeCodec {
  private TreeCodec() {}

  public static void write(ByteWriter out, CallTreePart part) {
    out.number(part.traceId().high()).number(part.traceId().low()).number(part.spanId().value());
    out.text(part.service()).text(part.instance()).number(part.epoch()).number(part.sequence());
    out.number(part.complete() ? 1 : 0).number(part.startUnixNanos());
    out.number(part.seenNodes()).number(part.keptNodes());
    out.number(part.notes().size());
    part.notes().forEach(out::text);
    out.number(part.fragments().size());
    part.fragments().forEach(fragment -> write(out, fragment));
    out.number(part.nodes().size());
    part.nodes().forEach(node -> write(out, node));
    out.number(part.demoted().size());
    part.demoted().forEach(out::number);
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
    out.number(node.errors()).number(node.firstStartNanos());
  }

  public static CallTreePart read(ByteReader in) {
    return new CallTreePart(
        new TraceId(in.number(), in.number()),
        new SpanId(in.number()),
        in.text(),
        in.text(),
        in.number(),
        in.integer(),
        in.number() == 1,
        in.number(),
        in.number(),
        in.number(),
        list(in, ByteReader::text),
        list(in, TreeCodec::readFragment),
        list(in, TreeCodec::readNode),
        list(in, ByteReader::integer));
  }

  private static CallTreePart.Fragment readFragment(ByteReader in) {
    return new CallTreePart.Fragment(
        in.integer(), in.text(), in.number() == 1, new SpanId(in.number()), narrow(in.optional()));
  }

  private static CallTreePart.Node readNode(ByteReader in) {
    return new CallTreePart.Node(
        in.integer(),
        narrow(in.optional()),
        in.integer(),
        in.integer(),
        in.number(),
        in.number(),
        in.optional(),
        in.optional(),
        in.optional(),
        in.optional(),
        in.number(),
        in.number());
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
