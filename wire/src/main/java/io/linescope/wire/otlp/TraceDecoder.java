/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import io.linescope.model.InstrumentationScope;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanEvent;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.SpanLink;
import io.linescope.model.Status;
import io.linescope.model.TraceId;
import io.linescope.wire.MalformedException;
import io.linescope.wire.Refusal;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads OTLP's spans. A span that breaks a rule of OTLP that storing relies on is refused by
 * itself: the others of its message are taken.
 */
public final class TraceDecoder {
  private static final SpanKind[] KINDS = SpanKind.values();
  private static final Status.Code[] CODES = Status.Code.values();

  private final List<Span> spans = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  private TraceDecoder() {}

  public static DecodedSpans decode(List<ResourceSpans> groups) {
    TraceDecoder decoder = new TraceDecoder();
    groups.forEach(decoder::addGroup);
    return new DecodedSpans(decoder.spans, decoder.refusals);
  }

  private void addGroup(ResourceSpans group) {
    Resource resource = ResourceCodec.decode(group.getResource(), group.getSchemaUrl());
    for (ScopeSpans scoped : group.getScopeSpansList()) {
      InstrumentationScope scope = ResourceCodec.decode(scoped.getScope(), scoped.getSchemaUrl());
      scoped.getSpansList().forEach(span -> addSpan(span, resource, scope));
    }
  }

  private void addSpan(
      io.opentelemetry.proto.trace.v1.Span span, Resource resource, InstrumentationScope scope) {
    try {
      spans.add(span(span, resource, scope));
    } catch (MalformedException e) {
      refusals.add(new Refusal("invalid-span", e.getMessage()));
    }
  }

  private static Span span(
      io.opentelemetry.proto.trace.v1.Span span, Resource resource, InstrumentationScope scope)
      throws MalformedException {
    TraceId traceId = Ids.traceId("traceId", span.getTraceId());
    SpanId spanId = Ids.spanId("spanId", span.getSpanId());
    return Span.builder(traceId, spanId)
        .parentSpanId(Ids.spanIdOrNone("parentSpanId", span.getParentSpanId()))
        .traceState(span.getTraceState())
        .flags(span.getFlags())
        .name(span.getName())
        .kind(kind(span.getKindValue()))
        .time(
            time("startTimeUnixNano", span.getStartTimeUnixNano()),
            time("endTimeUnixNano", span.getEndTimeUnixNano()))
        .attributes(
            AttributeDecoder.attributes(span.getAttributesList()), span.getDroppedAttributesCount())
        .events(events(span), span.getDroppedEventsCount())
        .links(links(span), span.getDroppedLinksCount())
        .status(status(span.getStatus()))
        .resource(resource)
        .scope(scope)
        .build();
  }

  private static SpanKind kind(int number) throws MalformedException {
    if (number < 0 || number >= KINDS.length) {
      throw MalformedException.of("kind", number, "0 to " + (KINDS.length - 1));
    }
    return KINDS[number];
  }

  private static Status status(io.opentelemetry.proto.trace.v1.Status status)
      throws MalformedException {
    int code = status.getCodeValue();
    if (code < 0 || code >= CODES.length) {
      throw MalformedException.of("status.code", code, "0 to " + (CODES.length - 1));
    }
    return code == 0 && status.getMessage().isEmpty()
        ? Status.UNSET
        : new Status(CODES[code], status.getMessage());
  }

  /** Takes times up to the year 2262, as far as a signed number reaches. */
  private static long time(String field, long unixNanos) throws MalformedException {
    if (unixNanos < 0) {
      throw MalformedException.of(
          field, Long.toUnsignedString(unixNanos), "at most " + Long.MAX_VALUE);
    }
    return unixNanos;
  }

  private static List<SpanEvent> events(io.opentelemetry.proto.trace.v1.Span span)
      throws MalformedException {
    List<SpanEvent> events = new ArrayList<>(span.getEventsCount());
    for (var event : span.getEventsList()) {
      events.add(
          new SpanEvent(
              time("events.timeUnixNano", event.getTimeUnixNano()),
              event.getName(),
              AttributeDecoder.attributes(event.getAttributesList()),
              event.getDroppedAttributesCount()));
    }
    return events;
  }

  private static List<SpanLink> links(io.opentelemetry.proto.trace.v1.Span span)
      throws MalformedException {
    List<SpanLink> links = new ArrayList<>(span.getLinksCount());
    for (var link : span.getLinksList()) {
      links.add(
          new SpanLink(
              Ids.traceId("links.traceId", link.getTraceId()),
              Ids.spanId("links.spanId", link.getSpanId()),
              link.getTraceState(),
              link.getFlags(),
              AttributeDecoder.attributes(link.getAttributesList()),
              link.getDroppedAttributesCount()));
    }
    return links;
  }
}
