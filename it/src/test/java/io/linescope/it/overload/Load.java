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

/** The requests of one sender: many spans of a busy shop, each trace of which is another. */
final class Load {
  static final String SERVICE = "busy";

  /** Good spans in each request. */
  static final int SPANS = 1_000;

  private static final int SPANS_PER_TRACE = 5;
  private static final int TRACES = SPANS / SPANS_PER_TRACE;
  private static final int BROKEN_EVERY = 10;

  /** How a trace id begins in a span: its field, its length, and the half that is the sender's. */
  private static final int ID_TAG = 0x0a10;

  private final long sender;
  private final byte[] good;
  private final byte[] withBroken;

  Load(int sender) {
    this.sender = sender + 1L;
    ScopeSpans.Builder spans = ScopeSpans.newBuilder();
    for (int trace = 0; trace < TRACES; trace++) {
      for (int span = 1; span <= SPANS_PER_TRACE; span++) {
        spans.addSpans(span(id(this.sender, trace), span));
      }
    }
    good = message(sender, spans);
    withBroken = message(sender, spans.addSpans(Span.newBuilder().setName("broken")));
  }

  /** Returns the request with this number; each tenth has a span without ids. */
  byte[] request(int number) {
    byte[] message = (number % BROKEN_EVERY == 0 ? withBroken : good).clone();
    ByteBuffer bytes = ByteBuffer.wrap(message);
    for (int at = 0; at + 18 <= message.length; at++) {
      if (message[at] == 0x0a && bytes.getShort(at) == ID_TAG && bytes.getLong(at + 2) == sender) {
        bytes.putLong(at + 10, number * (long) TRACES + bytes.getLong(at + 10) + 1);
        at += 17;
      }
    }
    return message;
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
