/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
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
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An OTLP request in which each field says something, and others that are easily taken for it. */
final class EveryField {
  private static final long START = 1_790_000_000_123_456_789L;
  private static final int MOST = -1; // as an unsigned number

  private EveryField() {}

  /** Returns the request; its trace is the one with {@code id}. */
  static ExportTraceServiceRequest of(ByteString id) {
    InstrumentationScope scope = scope().build();
    Resource resource = resource().build();
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(
            group(resource, "https://example.org/resource")
                .addScopeSpans(spans(scope, "https://example.org/scope", full(id), timeless(id, 2)))
                .addScopeSpans(spans(scope, "", timeless(id, 3)))
                .addScopeSpans(
                    spans(scope.toBuilder().setVersion("").build(), "", timeless(id, 4))))
        .addResourceSpans(
            group(resource, "").addScopeSpans(spans(scope, "", backwards(id), timeless(id, 6))))
        .addResourceSpans(
            group(resource.toBuilder().removeEntityRefs(1).build(), "")
                .addScopeSpans(spans(scope, "", timeless(id, 7))))
        .addResourceSpans(
            group(Resource.newBuilder().addAttributes(key("one", integer(1))).build(), "")
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(timeless(id, 8))))
        .addResourceSpans(
            group(Resource.newBuilder().addAttributes(key("one", real(1))).build(), "")
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(timeless(id, 9))))
        .addResourceSpans(
            ResourceSpans.newBuilder()
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(timeless(id, 10))))
        .build();
  }

  /**
   * Returns the fields of messages within {@code message} that none of them sets. Those that OTLP
   * keeps for profiles are left out.
   */
  static Set<String> unset(Message message) {
    Set<String> known = new TreeSet<>();
    Set<String> set = new TreeSet<>();
    collect(message, known, set);
    known.removeAll(set);
    known.removeIf(name -> name.endsWith("_strindex"));
    return known;
  }

  private static void collect(Message message, Set<String> known, Set<String> set) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      known.add(field.getFullName());
    }
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              set.add(field.getFullName());
              Collection<?> values = value instanceof Collection<?> many ? many : List.of(value);
              for (Object one : values) {
                if (one instanceof Message nested) {
                  collect(nested, known, set);
                }
              }
            });
  }

  private static ResourceSpans.Builder group(Resource resource, String schemaUrl) {
    return ResourceSpans.newBuilder().setResource(resource).setSchemaUrl(schemaUrl);
  }

  private static ScopeSpans spans(InstrumentationScope scope, String schemaUrl, Span... spans) {
    return ScopeSpans.newBuilder()
        .setScope(scope)
        .setSchemaUrl(schemaUrl)
        .addAllSpans(List.of(spans))
        .build();
  }

  private static Resource.Builder resource() {
    return Resource.newBuilder()
        .addAttributes(key("service.name", text("every.\"field\"")))
        .addAllAttributes(everyKind())
        .setDroppedAttributesCount(MOST)
        .addEntityRefs(
            EntityRef.newBuilder()
                .setSchemaUrl("https://example.org/entity")
                .setType("service")
                .addIdKeys("service.name")
                .addIdKeys("text")
                .addDescriptionKeys("beyond 2^53")
                .addDescriptionKeys(""))
        .addEntityRefs(EntityRef.newBuilder().setType("host"));
  }

  private static InstrumentationScope.Builder scope() {
    return InstrumentationScope.newBuilder()
        .setName("scope \"1\"")
        .setVersion("1.2.3")
        .addAllAttributes(everyKind())
        .setDroppedAttributesCount(2);
  }

  private static Span full(ByteString traceId) {
    return Span.newBuilder()
        .setTraceId(traceId)
        .setSpanId(spanId(-1))
        .setParentSpanId(spanId(0x8000_0000_0000_0001L))
        .setTraceState("vendor=a:b,other=c")
        .setFlags(0xf000_0301)
        .setName("GET /été \u0000 中 👍 \"'\\")
        .setKind(Span.SpanKind.SPAN_KIND_CONSUMER)
        .setStartTimeUnixNano(START)
        .setEndTimeUnixNano(START + 1)
        .addAllAttributes(everyKind())
        .setDroppedAttributesCount(MOST)
        .addEvents(
            Span.Event.newBuilder()
                .setTimeUnixNano(START + 3)
                .setName("exception \u0000")
                .addAllAttributes(everyKind())
                .setDroppedAttributesCount(4))
        .addEvents(Span.Event.getDefaultInstance())
        .setDroppedEventsCount(5)
        .addLinks(
            Span.Link.newBuilder()
                .setTraceId(traceId)
                .setSpanId(spanId(-2))
                .setTraceState("l=1")
                .setFlags(MOST)
                .addAllAttributes(everyKind())
                .setDroppedAttributesCount(6))
        .addLinks(Span.Link.newBuilder().setTraceId(traceId).setSpanId(spanId(1)))
        .setDroppedLinksCount(7)
        .setStatus(
            Status.newBuilder()
                .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                .setMessage("broken \u0000 \"中\""))
        .build();
  }

  /** A span whose clock ran backwards, and whose status has a message but no code. */
  private static Span backwards(ByteString traceId) {
    return Span.newBuilder()
        .setTraceId(traceId)
        .setSpanId(spanId(5))
        .setStartTimeUnixNano(Long.MAX_VALUE)
        .setEndTimeUnixNano(START)
        .setStatus(Status.newBuilder().setMessage("only a message"))
        .build();
  }

  /** A span that says nothing but who it is. */
  private static Span timeless(ByteString traceId, long spanId) {
    return Span.newBuilder().setTraceId(traceId).setSpanId(spanId(spanId)).build();
  }

  private static List<KeyValue> everyKind() {
    return List.of(
        key("text", text("a \"quoted\" \u0000 \u001f 中 👍 </script>")),
        key("empty text", text("")),
        key("true", AnyValue.newBuilder().setBoolValue(true).build()),
        key("false", AnyValue.newBuilder().setBoolValue(false).build()),
        key("zero", integer(0)),
        key("beyond 2^53", integer((1L << 53) + 1)),
        key("smallest", integer(Long.MIN_VALUE)),
        key("largest", integer(Long.MAX_VALUE)),
        key("real", real(0.1)),
        key("whole real", real(3)),
        key("beyond a long", real(1e20)),
        key("-0", real(-0.0)),
        key("least", real(Double.MIN_VALUE)),
        key("most", real(Double.MAX_VALUE)),
        key("NaN", real(Double.NaN)),
        key("inf", real(Double.POSITIVE_INFINITY)),
        key("-inf", real(Double.NEGATIVE_INFINITY)),
        key("bytes", raw(0, 255, 62, 63, 250)),
        key("no bytes", raw()),
        key("array", array(text("1"), integer(1), real(1), empty(), array(), nested(), raw(1))),
        key("no elements", array()),
        key("nested", nested()),
        key("no keys", keys()),
        key("nothing", empty()),
        key("", text("no key")),
        key("twice", integer(1)),
        key("twice", text("1")),
        key("looks like ours", keys(key("double", text("NaN")), key("bytes", text("00")))));
  }

  private static AnyValue nested() {
    return keys(
        key("deep", keys(key("deeper", array(keys(key("NaN", real(Double.NaN))))))),
        key("k", integer(Long.MIN_VALUE)),
        key("k", empty()));
  }

  private static KeyValue key(String key, AnyValue value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  private static AnyValue text(String text) {
    return AnyValue.newBuilder().setStringValue(text).build();
  }

  private static AnyValue integer(long value) {
    return AnyValue.newBuilder().setIntValue(value).build();
  }

  private static AnyValue real(double value) {
    return AnyValue.newBuilder().setDoubleValue(value).build();
  }

  private static AnyValue raw(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return AnyValue.newBuilder().setBytesValue(ByteString.copyFrom(bytes)).build();
  }

  private static AnyValue array(AnyValue... values) {
    return AnyValue.newBuilder()
        .setArrayValue(ArrayValue.newBuilder().addAllValues(List.of(values)))
        .build();
  }

  private static AnyValue keys(KeyValue... values) {
    return AnyValue.newBuilder()
        .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(values)))
        .build();
  }

  private static AnyValue empty() {
    return AnyValue.getDefaultInstance();
  }

  private static ByteString spanId(long id) {
    return ByteString.copyFrom(ByteBuffer.allocate(Long.BYTES).putLong(id).flip());
  }
}
