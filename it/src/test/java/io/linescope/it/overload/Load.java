/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.overload;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;

/**
 * A request with many spans of a busy shop, each trace of which is another.
 *
 * @param message as OTLP has it
 * @param spans how many good ones are in it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Load(byte[] message, int spans) {
  static final String SERVICE = "busy";

  private static final int TRACES = 200;
  private static final int SPANS_PER_TRACE = 5;
  private static final int BROKEN_EVERY = 10;

  /** Returns the request with this number of this sender; each tenth has a span without an id. */
  static Load number(int sender, int number) {
    ScopeSpans.Builder spans = ScopeSpans.newBuilder();
    for (int trace = 0; trace < TRACES; trace++) {
      ByteString traceId = id(sender + 1, number * (long) TRACES + trace + 1);
      for (int span = 1; span <= SPANS_PER_TRACE; span++) {
        spans.addSpans(span(traceId, span));
      }
    }
    if (number % BROKEN_EVERY == 0) {
      spans.addSpans(Span.newBuilder().setTraceId(id(sender + 1, 1)).setName("broken"));
    }
    return new Load(message(sender, spans), TRACES * SPANS_PER_TRACE);
  }

  private static byte[] message(int sender, ScopeSpans.Builder spans) {
    Resource resource =
        Resource.newBuilder()
            .addAttributes(text("service.name", SERVICE))
            .addAttributes(text("service.instance.id", "sender-" + sender))
            .addAttributes(text("host.name", "host-" + sender + ".shop.example.org"))
            .build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().setResource(resource).addScopeSpans(spans))
        .build()
        .toByteArray();
  }

  /** Each is a request that a service served, so that each counts in the figures. */
  private static Span span(ByteString traceId, int span) {
    long start = System.currentTimeMillis() * 1_000_000 + span;
    Span.Builder made =
        Span.newBuilder()
            .setTraceId(traceId)
            .setSpanId(id(span))
            .setName("GET /orders/{id}/items/" + span)
            .setKind(Span.SpanKind.SPAN_KIND_SERVER)
            .setStartTimeUnixNano(start)
            .setEndTimeUnixNano(start + 1000L * span)
            .addAttributes(text("http.request.method", "GET"))
            .addAttributes(text("http.route", "/orders/{id}/items/" + span))
            .addAttributes(text("url.path", "/orders/" + traceId.byteAt(15) + "/items/" + span))
            .addAttributes(text("user_agent.original", "Mozilla/5.0 (X11; Linux x86_64) Gecko/1"))
            .addAttributes(text("network.peer.address", "192.0.2." + span));
    return span == 1 ? made.build() : made.setParentSpanId(id(1)).build();
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static ByteString id(long... words) {
    ByteBuffer buffer = ByteBuffer.allocate(words.length * Long.BYTES);
    for (long word : words) {
      buffer.putLong(word);
    }
    return ByteString.copyFrom(buffer.array());
  }
}
