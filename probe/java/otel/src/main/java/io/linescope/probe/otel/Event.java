/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/** A body on its way to the server. */
final class Event {
  final String name;
  final byte[] body;
  final long unixNanos;
  private final long traceIdHigh;
  private final long traceIdLow;
  private final long spanId;

  private Event(
      String name, byte[] body, long unixNanos, long traceIdHigh, long traceIdLow, long spanId) {
    this.name = name;
    this.body = body;
    this.unixNanos = unixNanos;
    this.traceIdHigh = traceIdHigh;
    this.traceIdLow = traceIdLow;
    this.spanId = spanId;
  }

  static Event tree(byte[] body, long traceIdHigh, long traceIdLow, long spanId, long unixNanos) {
    return new Event("linescope.calltree", body, unixNanos, traceIdHigh, traceIdLow, spanId);
  }

  static Event methods(byte[] body, long unixNanos) {
    return new Event("linescope.methods", body, unixNanos, 0, 0, 0);
  }

  boolean isTree() {
    return spanId != 0;
  }

  /** The span that the record belongs to, as a context. */
  Context context() {
    if (!isTree()) {
      return Context.root();
    }
    SpanContext ids =
        SpanContext.create(
            TraceId.fromLongs(traceIdHigh, traceIdLow),
            SpanId.fromLong(spanId),
            TraceFlags.getSampled(),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(ids));
  }
}
