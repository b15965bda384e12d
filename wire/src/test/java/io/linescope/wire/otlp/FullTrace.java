/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.EntityRef;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.HexFormat;

/** A trace in which each field of OTLP's span says something. */
final class FullTrace {
  static final String TRACE_ID = "0102030405060708090a0b0c0d0e0fff";

  private FullTrace() {}

  static TracesData data() {
    return TracesData.newBuilder()
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .setResource(
                    Resource.newBuilder()
                        .addAttributes(key("service.name", text("shop")))
                        .addAttributes(key("service.name", text("again")))
                        .setDroppedAttributesCount(1)
                        .addEntityRefs(
                            EntityRef.newBuilder()
                                .setSchemaUrl("https://example.org/entity")
                                .setType("service")
                                .addIdKeys("service.name")
                                .addDescriptionKeys("service.version")
                                .addDescriptionKeys("")))
                .setSchemaUrl("https://example.org/resource")
                .addScopeSpans(
                    ScopeSpans.newBuilder()
                        .setScope(
                            InstrumentationScope.newBuilder()
                                .setName("scope")
                                .setVersion("1.2")
                                .addAttributes(key("s", text("t")))
                                .setDroppedAttributesCount(2))
                        .setSchemaUrl("https://example.org/scope")
                        .addSpans(span())))
        .build();
  }

  static Span span() {
    return Span.newBuilder()
        .setTraceId(bytes(TRACE_ID))
        .setSpanId(bytes("ff00000000000001"))
        .setParentSpanId(bytes("00000000000000aa"))
        .setTraceState("vendor=a:b,other=c")
        .setFlags(0x301)
        .setName("GET /été 中")
        .setKind(Span.SpanKind.SPAN_KIND_CONSUMER)
        .setStartTimeUnixNano(1_700_000_000_123_456_789L)
        .setEndTimeUnixNano(1_700_000_001_123_456_789L)
        .addAttributes(key("text", text("a \"quoted\" \u0000 text")))
        .addAttributes(key("empty text", text("")))
        .addAttributes(key("true", AnyValue.newBuilder().setBoolValue(true).build()))
        .addAttributes(key("false", AnyValue.newBuilder().setBoolValue(false).build()))
        .addAttributes(key("zero", integer(0)))
        .addAttributes(key("beyond 2^53", integer((1L << 53) + 1)))
        .addAttributes(key("smallest", integer(Long.MIN_VALUE)))
        .addAttributes(key("largest", integer(Long.MAX_VALUE)))
        .addAttributes(key("real", real(0.1)))
        .addAttributes(key("whole real", real(3)))
        .addAttributes(key("-0", real(-0.0)))
        .addAttributes(key("least", real(Double.MIN_VALUE)))
        .addAttributes(key("most", real(Double.MAX_VALUE)))
        .addAttributes(key("NaN", real(Double.NaN)))
        .addAttributes(key("inf", real(Double.POSITIVE_INFINITY)))
        .addAttributes(key("-inf", real(Double.NEGATIVE_INFINITY)))
        .addAttributes(key("bytes", raw(0, 255, 62, 63, 250)))
        .addAttributes(key("no bytes", raw()))
        .addAttributes(key("mixed", mixed()))
        .addAttributes(key("nothing", AnyValue.getDefaultInstance()))
        .addAttributes(key("", text("no key")))
        .setDroppedAttributesCount(-1)
        .addEvents(
            Span.Event.newBuilder()
                .setTimeUnixNano(1_700_000_000_500_000_001L)
                .setName("exception")
                .addAttributes(key("exception.message", text("boom")))
                .setDroppedAttributesCount(4))
        .setDroppedEventsCount(5)
        .addLinks(
            Span.Link.newBuilder()
                .setTraceId(bytes("ffffffffffffffffffffffffffffffff"))
                .setSpanId(bytes("ffffffffffffffff"))
                .setTraceState("l=1")
                .setFlags(0x100)
                .addAttributes(key("why", text("batch")))
                .setDroppedAttributesCount(6))
        .setDroppedLinksCount(7)
        .setStatus(
            Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR).setMessage("broken"))
        .build();
  }

  static KeyValue key(String key, AnyValue value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  static AnyValue text(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }

  static AnyValue integer(long value) {
    return AnyValue.newBuilder().setIntValue(value).build();
  }

  static AnyValue real(double value) {
    return AnyValue.newBuilder().setDoubleValue(value).build();
  }

  static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static AnyValue raw(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return AnyValue.newBuilder().setBytesValue(ByteString.copyFrom(bytes)).build();
  }

  private static AnyValue mixed() {
    AnyValue empty = AnyValue.newBuilder().setArrayValue(ArrayValue.getDefaultInstance()).build();
    KeyValueList nested =
        KeyValueList.newBuilder()
            .addValues(key("deep", real(Double.NaN)))
            .addValues(key("list", empty))
            .build();
    return AnyValue.newBuilder()
        .setArrayValue(
            ArrayValue.newBuilder()
                .addValues(text("one"))
                .addValues(integer(2))
                .addValues(AnyValue.getDefaultInstance())
                .addValues(AnyValue.newBuilder().setKvlistValue(nested)))
        .build();
  }
}
