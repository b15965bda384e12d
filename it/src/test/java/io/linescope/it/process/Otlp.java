/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;

/** Makes OTLP requests whose traces can be told from one number. */
public final class Otlp {
  /** Spans in each trace that {@link #batch} makes. */
  public static final int SPANS_PER_TRACE = 5;

  private static final long SEED = 0x11e5c09eL;
  private static final long START = System.currentTimeMillis() * 1_000_000;

  private Otlp() {}

  /** Returns a request with {@code traces} traces numbered from {@code first}. */
  public static byte[] batch(String service, int first, int traces) {
    ScopeSpans.Builder spans = ScopeSpans.newBuilder();
    for (int trace = first; trace < first + traces; trace++) {
      for (int span = 1; span <= SPANS_PER_TRACE; span++) {
        spans.addSpans(span(trace, span));
      }
    }
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(text("service.name", service)))
                .addScopeSpans(spans))
        .build()
        .toByteArray();
  }

  /** The id of the trace with this number, as the API spells it. */
  public static String traceId(int trace) {
    return "%016x%016x".formatted(SEED, trace + 1L);
  }

  private static Span span(int trace, int span) {
    long start = START + trace * 1_000_000L + span;
    Span.Builder made =
        Span.newBuilder()
            .setTraceId(bytes(SEED, trace + 1L))
            .setSpanId(bytes(span))
            .setName("operation-" + span)
            .setKind(Span.SpanKind.SPAN_KIND_SERVER)
            .setStartTimeUnixNano(start)
            .setEndTimeUnixNano(start + 1000L * span)
            .addAttributes(text("trace.number", Integer.toString(trace)));
    return span == 1 ? made.build() : made.setParentSpanId(bytes(1)).build();
  }

  static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static ByteString bytes(long... words) {
    ByteBuffer buffer = ByteBuffer.allocate(words.length * Long.BYTES);
    for (long word : words) {
      buffer.putLong(word);
    }
    return ByteString.copyFrom(buffer.array());
  }
}
