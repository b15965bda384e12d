/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import io.linescope.model.InstrumentationScope;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanEvent;
import io.linescope.model.SpanLink;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span.Event;
import io.opentelemetry.proto.trace.v1.Span.Link;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes OTLP's spans, grouped by resource and scope in the order of first appearance. What is
 * empty is left out: OTLP means the same by both.
 */
public final class TraceEncoder {
  private TraceEncoder() {}

  public static TracesData encode(List<Span> spans) {
    Map<Resource, Map<InstrumentationScope, ScopeSpans.Builder>> groups = new LinkedHashMap<>();
    for (Span span : spans) {
      groups
          .computeIfAbsent(span.resource(), resource -> new LinkedHashMap<>())
          .computeIfAbsent(span.scope(), TraceEncoder::scopeSpans)
          .addSpans(encode(span));
    }
    TracesData.Builder data = TracesData.newBuilder();
    groups.forEach((resource, scopes) -> data.addResourceSpans(resourceSpans(resource, scopes)));
    return data.build();
  }

  private static ResourceSpans resourceSpans(
      Resource resource, Map<InstrumentationScope, ScopeSpans.Builder> scopes) {
    ResourceSpans.Builder group = ResourceSpans.newBuilder().setSchemaUrl(resource.schemaUrl());
    var encoded = ResourceCodec.encode(resource);
    if (!encoded.equals(encoded.getDefaultInstanceForType())) {
      group.setResource(encoded);
    }
    scopes.values().forEach(group::addScopeSpans);
    return group.build();
  }

  private static ScopeSpans.Builder scopeSpans(InstrumentationScope scope) {
    ScopeSpans.Builder group = ScopeSpans.newBuilder().setSchemaUrl(scope.schemaUrl());
    var encoded = ResourceCodec.encode(scope);
    if (!encoded.equals(encoded.getDefaultInstanceForType())) {
      group.setScope(encoded);
    }
    return group;
  }

  private static io.opentelemetry.proto.trace.v1.Span encode(Span span) {
    var encoded =
        io.opentelemetry.proto.trace.v1.Span.newBuilder()
            .setTraceId(Ids.bytes(span.traceId()))
            .setSpanId(Ids.bytes(span.spanId()))
            .setParentSpanId(Ids.bytes(span.parentSpanId()))
            .setTraceState(span.traceState())
            .setFlags(span.flags())
            .setName(span.name())
            .setKind(SpanKind.valueOf("SPAN_KIND_" + span.kind().name()))
            .setStartTimeUnixNano(span.startUnixNanos())
            .setEndTimeUnixNano(span.endUnixNanos())
            .addAllAttributes(AttributeEncoder.keyValues(span.attributes()))
            .setDroppedAttributesCount(span.droppedAttributes())
            .setDroppedEventsCount(span.droppedEvents())
            .setDroppedLinksCount(span.droppedLinks());
    span.events().forEach(event -> encoded.addEvents(encode(event)));
    span.links().forEach(link -> encoded.addLinks(encode(link)));
    if (!span.status().equals(io.linescope.model.Status.UNSET)) {
      encoded.setStatus(encode(span.status()));
    }
    return encoded.build();
  }

  private static Status encode(io.linescope.model.Status status) {
    return Status.newBuilder()
        .setCode(StatusCode.valueOf("STATUS_CODE_" + status.code().name()))
        .setMessage(status.message())
        .build();
  }

  private static Event encode(SpanEvent event) {
    return Event.newBuilder()
        .setTimeUnixNano(event.unixNanos())
        .setName(event.name())
        .addAllAttributes(AttributeEncoder.keyValues(event.attributes()))
        .setDroppedAttributesCount(event.droppedAttributes())
        .build();
  }

  private static Link encode(SpanLink link) {
    return Link.newBuilder()
        .setTraceId(Ids.bytes(link.traceId()))
        .setSpanId(Ids.bytes(link.spanId()))
        .setTraceState(link.traceState())
        .setFlags(link.flags())
        .addAllAttributes(AttributeEncoder.keyValues(link.attributes()))
        .setDroppedAttributesCount(link.droppedAttributes())
        .build();
  }
}
