/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One operation of one service within a trace: OTLP's span with the resource and scope it was sent
 * under, so that it can be given back field by field.
 *
 * @param traceId the trace it belongs to
 * @param spanId its identity within the trace
 * @param parentSpanId the span that caused it, {@link SpanId#NONE} at a root
 * @param traceState the trace state header of W3C, unchanged, empty if none
 * @param flags W3C trace flags in the low eight bits, OTLP's own above
 * @param name the operation
 * @param kind its role
 * @param startUnixNanos when it began, in nanoseconds since 1970
 * @param endUnixNanos when it ended, in nanoseconds since 1970
 * @param attributes more about it
 * @param droppedAttributes how many attributes the sender dropped
 * @param events what happened within it
 * @param droppedEvents how many events the sender dropped
 * @param links the spans it follows from
 * @param droppedLinks how many links the sender dropped
 * @param status how it ended
 * @param resource what produced it
 * @param scope the library that made it
 */
public record Span(
    TraceId traceId,
    SpanId spanId,
    SpanId parentSpanId,
    String traceState,
    int flags,
    String name,
    SpanKind kind,
    long startUnixNanos,
    long endUnixNanos,
    Attributes attributes,
    int droppedAttributes,
    List<SpanEvent> events,
    int droppedEvents,
    List<SpanLink> links,
    int droppedLinks,
    Status status,
    Resource resource,
    InstrumentationScope scope) {

  public Span {
    requireNonNull(traceId, "traceId");
    requireNonNull(spanId, "spanId");
    requireNonNull(name, "name");
    events = List.copyOf(events);
    links = List.copyOf(links);
  }

  public static Builder builder(TraceId traceId, SpanId spanId) {
    return new Builder(traceId, spanId);
  }

  /** Returns the end minus the start, 0 if the sender's clock ran backwards. */
  public long durationNanos() {
    return Math.max(0, endUnixNanos - startUnixNanos);
  }

  public boolean isRoot() {
    return !parentSpanId.isValid();
  }

  public boolean isError() {
    return status.code() == Status.Code.ERROR;
  }

  /** Collects the fields of a span; those not set are empty. Not thread-safe. */
  public static final class Builder {
    private final TraceId traceId;
    private final SpanId spanId;
    private SpanId parentSpanId = SpanId.NONE;
    private String traceState = "";
    private int flags;
    private String name = "";
    private SpanKind kind = SpanKind.UNSPECIFIED;
    private long startUnixNanos;
    private long endUnixNanos;
    private Attributes attributes = Attributes.EMPTY;
    private int droppedAttributes;
    private List<SpanEvent> events = List.of();
    private int droppedEvents;
    private List<SpanLink> links = List.of();
    private int droppedLinks;
    private Status status = Status.UNSET;
    private Resource resource = Resource.EMPTY;
    private InstrumentationScope scope = InstrumentationScope.EMPTY;

    private Builder(TraceId traceId, SpanId spanId) {
      this.traceId = traceId;
      this.spanId = spanId;
    }

    public Builder parentSpanId(SpanId parentSpanId) {
      this.parentSpanId = parentSpanId;
      return this;
    }

    public Builder traceState(String traceState) {
      this.traceState = traceState;
      return this;
    }

    public Builder flags(int flags) {
      this.flags = flags;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder kind(SpanKind kind) {
      this.kind = kind;
      return this;
    }

    public Builder time(long startUnixNanos, long endUnixNanos) {
      this.startUnixNanos = startUnixNanos;
      this.endUnixNanos = endUnixNanos;
      return this;
    }

    public Builder attributes(Attributes attributes, int dropped) {
      this.attributes = attributes;
      this.droppedAttributes = dropped;
      return this;
    }

    public Builder events(List<SpanEvent> events, int dropped) {
      this.events = events;
      this.droppedEvents = dropped;
      return this;
    }

    public Builder links(List<SpanLink> links, int dropped) {
      this.links = links;
      this.droppedLinks = dropped;
      return this;
    }

    public Builder status(Status status) {
      this.status = status;
      return this;
    }

    public Builder resource(Resource resource) {
      this.resource = resource;
      return this;
    }

    public Builder scope(InstrumentationScope scope) {
      this.scope = scope;
      return this;
    }

    public Span build() {
      return new Span(
          traceId,
          spanId,
          parentSpanId,
          traceState,
          flags,
          name,
          kind,
          startUnixNanos,
          endUnixNanos,
          attributes,
          droppedAttributes,
          events,
          droppedEvents,
          links,
          droppedLinks,
          status,
          resource,
          scope);
    }
  }
}
