/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.self;

import io.linescope.model.Attributes;
import io.linescope.model.InstrumentationScope;
import io.linescope.model.Resource;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.SpanKind;
import io.linescope.model.Status;
import io.linescope.model.TraceId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/** Turns spans of OpenTelemetry's SDK into those that the store keeps. */
final class OwnSpan {
  /** OTLP's flags: whether it is told where the parent is, and that it is in another process. */
  private static final int PARENT_IS_TOLD = 0x100;

  private static final int PARENT_IS_REMOTE = 0x200;

  private OwnSpan() {}

  static Span of(SpanData span) {
    return Span.builder(TraceId.parse(span.getTraceId()), SpanId.parse(span.getSpanId()))
        .parentSpanId(parent(span.getParentSpanContext()))
        .flags(flags(span))
        .name(span.getName())
        .kind(SpanKind.valueOf(span.getKind().name()))
        .time(span.getStartEpochNanos(), span.getEndEpochNanos())
        .attributes(attributes(span.getAttributes()), 0)
        .status(status(span.getStatus()))
        .resource(new Resource(attributes(span.getResource().getAttributes()), 0, List.of(), ""))
        .scope(
            new InstrumentationScope(
                span.getInstrumentationScopeInfo().getName(), "", Attributes.EMPTY, 0, ""))
        .build();
  }

  private static SpanId parent(SpanContext parent) {
    return parent.isValid() ? SpanId.parse(parent.getSpanId()) : SpanId.NONE;
  }

  private static int flags(SpanData span) {
    boolean remote = span.getParentSpanContext().isRemote();
    return span.getSpanContext().getTraceFlags().asByte()
        | PARENT_IS_TOLD
        | (remote ? PARENT_IS_REMOTE : 0);
  }

  private static Status status(StatusData status) {
    boolean failed = status.getStatusCode() == StatusCode.ERROR;
    return failed ? new Status(Status.Code.ERROR, status.getDescription()) : Status.UNSET;
  }

  private static Attributes attributes(io.opentelemetry.api.common.Attributes told) {
    Attributes.Builder attributes = Attributes.builder();
    told.forEach((key, value) -> put(attributes, key, value));
    return attributes.build();
  }

  private static void put(Attributes.Builder attributes, AttributeKey<?> key, Object value) {
    if (value instanceof Long number) {
      attributes.put(key.getKey(), number);
    } else {
      attributes.put(key.getKey(), value.toString()); // the server says nothing but texts else
    }
  }
}
