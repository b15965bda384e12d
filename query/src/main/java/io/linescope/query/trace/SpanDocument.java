/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.model.Span;
import io.linescope.model.SpanEvent;
import io.linescope.model.SpanLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span with all that is known about it.
 *
 * @param linkedBy the spans of the same trace that have a link to it
 */
record SpanDocument(
    String spanId,
    @Nullable String parentSpanId,
    String name,
    int kind,
    String service,
    String startUnixNanos,
    long durationNanos,
    Outcome status,
    String traceState,
    int flags,
    List<AttributeDocument> attributes,
    int droppedAttributes,
    List<Event> events,
    int droppedEvents,
    List<Link> links,
    int droppedLinks,
    List<Follower> linkedBy,
    Resource resource,
    Scope scope) {

  static SpanDocument of(Span span, List<Span> trace) {
    return new SpanDocument(
        span.spanId().toString(),
        span.isRoot() ? null : span.parentSpanId().toString(),
        span.name(),
        Codes.of(span.kind()),
        span.resource().service(),
        Long.toString(span.startUnixNanos()),
        span.durationNanos(),
        new Outcome(Codes.of(span.status().code()), span.status().message()),
        span.traceState(),
        span.flags(),
        AttributeDocument.list(span.attributes()),
        span.droppedAttributes(),
        span.events().stream().map(Event::of).toList(),
        span.droppedEvents(),
        span.links().stream().map(Link::of).toList(),
        span.droppedLinks(),
        trace.stream().filter(other -> hasLinkTo(span, other)).map(Follower::of).toList(),
        new Resource(AttributeDocument.list(span.resource().attributes())),
        new Scope(span.scope().name(), span.scope().version()));
  }

  private static boolean hasLinkTo(Span span, Span other) {
    return other.links().stream()
        .anyMatch(
            link -> link.spanId().equals(span.spanId()) && link.traceId().equals(span.traceId()));
  }

  record Follower(String spanId, String name, String service) {
    static Follower of(Span span) {
      return new Follower(span.spanId().toString(), span.name(), span.resource().service());
    }
  }

  record Outcome(int code, String message) {}

  record Resource(List<AttributeDocument> attributes) {}

  record Scope(String name, String version) {}

  record Event(
      String unixNanos, String name, List<AttributeDocument> attributes, int droppedAttributes) {
    static Event of(SpanEvent event) {
      return new Event(
          Long.toString(event.unixNanos()),
          event.name(),
          AttributeDocument.list(event.attributes()),
          event.droppedAttributes());
    }
  }

  record Link(
      String traceId,
      String spanId,
      String traceState,
      int flags,
      List<AttributeDocument> attributes,
      int droppedAttributes) {
    static Link of(SpanLink link) {
      return new Link(
          link.traceId().toString(),
          link.spanId().toString(),
          link.traceState(),
          link.flags(),
          AttributeDocument.list(link.attributes()),
          link.droppedAttributes());
    }
  }
}
