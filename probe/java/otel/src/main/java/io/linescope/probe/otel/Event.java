/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A body of the engine on its way to the server, as the log record that carries it. Made by hand:
 * the user's settings for logs do not matter, and there is one for each request.
 */
final class Event implements LogRecordData {
  private static final InstrumentationScopeInfo SCOPE =
      InstrumentationScopeInfo.create("io.linescope.probe");

  final byte[] body;
  private final Value<?> bytes;
  private final String name;
  private final Resource resource;
  private final long unixNanos;
  private final long traceIdHigh;
  private final long traceIdLow;
  private final long spanId;

  private Event(
      String name,
      Resource resource,
      byte[] body,
      long unixNanos,
      long traceIdHigh,
      long traceIdLow,
      long spanId) {
    this.name = name;
    this.resource = resource;
    this.body = body;
    this.bytes = new Bytes(body);
    this.unixNanos = unixNanos;
    this.traceIdHigh = traceIdHigh;
    this.traceIdLow = traceIdLow;
    this.spanId = spanId;
  }

  static Event tree(
      Resource resource,
      byte[] body,
      long traceIdHigh,
      long traceIdLow,
      long spanId,
      long unixNanos) {
    return new Event(
        "linescope.calltree", resource, body, unixNanos, traceIdHigh, traceIdLow, spanId);
  }

  static Event methods(Resource resource, byte[] body, long unixNanos) {
    return new Event("linescope.methods", resource, body, unixNanos, 0, 0, 0);
  }

  boolean isTree() {
    return spanId != 0;
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return SCOPE;
  }

  @Override
  public long getTimestampEpochNanos() {
    return unixNanos;
  }

  @Override
  public long getObservedTimestampEpochNanos() {
    return unixNanos;
  }

  @Override
  public SpanContext getSpanContext() {
    return isTree()
        ? SpanContext.create(
            TraceId.fromLongs(traceIdHigh, traceIdLow),
            SpanId.fromLong(spanId),
            TraceFlags.getSampled(),
            TraceState.getDefault())
        : SpanContext.getInvalid();
  }

  @Override
  public Severity getSeverity() {
    return Severity.UNDEFINED_SEVERITY_NUMBER;
  }

  @Override
  public String getSeverityText() {
    return null;
  }

  @Override
  @SuppressWarnings("deprecation") // abstract until OpenTelemetry removes it
  public io.opentelemetry.sdk.logs.data.Body getBody() {
    return io.opentelemetry.sdk.logs.data.Body.empty();
  }

  @Override
  public Value<?> getBodyValue() {
    return bytes;
  }

  @Override
  public Attributes getAttributes() {
    return Attributes.empty();
  }

  @Override
  public int getTotalAttributeCount() {
    return 0;
  }

  @Override
  public String getEventName() {
    return name;
  }

  /** The body as it is: OpenTelemetry's own value copies it each time that an exporter asks. */
  private static final class Bytes implements Value<ByteBuffer> {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public ValueType getType() {
      return ValueType.BYTES;
    }

    @Override
    public ByteBuffer getValue() {
      return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public String asString() {
      return Base64.getEncoder().encodeToString(bytes);
    }
  }
}
