/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the SDK's own data says, as OpenTelemetry's mapping to OTLP writes it. Made without the
 * SDK's marshalers: they are what is tested against.
 */
final class SdkMessages {
  private static final int HAS_IS_REMOTE = 0x100;
  private static final int IS_REMOTE = 0x200;

  private SdkMessages() {}

  /** Returns each span in a group of its own. */
  static TracesData of(List<SpanData> spans) {
    TracesData.Builder data = TracesData.newBuilder();
    spans.forEach(span -> data.addResourceSpans(group(span)));
    return data.build();
  }

  private static ResourceSpans group(SpanData span) {
    Resource.Builder resource =
        Resource.newBuilder().addAllAttributes(keyValues(span.getResource().getAttributes()));
    return ResourceSpans.newBuilder()
        .setResource(resource)
        .setSchemaUrl(Objects.requireNonNullElse(span.getResource().getSchemaUrl(), ""))
        .addScopeSpans(scoped(span))
        .build();
  }

  private static ScopeSpans scoped(SpanData span) {
    InstrumentationScopeInfo info = span.getInstrumentationScopeInfo();
    InstrumentationScope scope =
        InstrumentationScope.newBuilder()
            .setName(info.getName())
            .setVersion(Objects.requireNonNullElse(info.getVersion(), ""))
            .addAllAttributes(keyValues(info.getAttributes()))
            .build();
    ScopeSpans.Builder scoped =
        ScopeSpans.newBuilder()
            .setSchemaUrl(Objects.requireNonNullElse(info.getSchemaUrl(), ""))
            .addSpans(span(span));
    return scope.equals(InstrumentationScope.getDefaultInstance())
        ? scoped.build()
        : scoped.setScope(scope).build();
  }

  private static Span span(SpanData span) {
    SpanContext parent = span.getParentSpanContext();
    Span.Builder message =
        Span.newBuilder()
            .setTraceId(bytes(span.getTraceId()))
            .setSpanId(bytes(span.getSpanId()))
            .setTraceState(traceState(span.getSpanContext()))
            .setFlags(flags(span.getSpanContext(), parent))
            .setName(span.getName())
            .setKind(SpanKind.valueOf("SPAN_KIND_" + span.getKind()))
            .setStartTimeUnixNano(span.getStartEpochNanos())
            .setEndTimeUnixNano(span.getEndEpochNanos())
            .addAllAttributes(keyValues(span.getAttributes()))
            .setDroppedAttributesCount(span.getTotalAttributeCount() - span.getAttributes().size())
            .setDroppedEventsCount(span.getTotalRecordedEvents() - span.getEvents().size())
            .setDroppedLinksCount(span.getTotalRecordedLinks() - span.getLinks().size());
    if (!span.getStatus().equals(StatusData.unset())) {
      message.setStatus(status(span));
    }
    if (parent.isValid()) {
      message.setParentSpanId(bytes(span.getParentSpanId()));
    }
    span.getEvents().forEach(event -> message.addEvents(event(event)));
    span.getLinks().forEach(link -> message.addLinks(link(link)));
    return message.build();
  }

  private static Status status(SpanData span) {
    return Status.newBuilder()
        .setCode(Status.StatusCode.valueOf("STATUS_CODE_" + span.getStatus().getStatusCode()))
        .setMessage(span.getStatus().getDescription())
        .build();
  }

  private static Span.Event event(EventData event) {
    return Span.Event.newBuilder()
        .setTimeUnixNano(event.getEpochNanos())
        .setName(event.getName())
        .addAllAttributes(keyValues(event.getAttributes()))
        .setDroppedAttributesCount(event.getTotalAttributeCount() - event.getAttributes().size())
        .build();
  }

  private static Span.Link link(LinkData link) {
    SpanContext context = link.getSpanContext();
    return Span.Link.newBuilder()
        .setTraceId(bytes(context.getTraceId()))
        .setSpanId(bytes(context.getSpanId()))
        .setTraceState(traceState(context))
        .setFlags(flags(context, context))
        .addAllAttributes(keyValues(link.getAttributes()))
        .setDroppedAttributesCount(link.getTotalAttributeCount() - link.getAttributes().size())
        .build();
  }

  /** The W3C flags of {@code own}, and whether {@code other} came from another process. */
  private static int flags(SpanContext own, SpanContext other) {
    return own.getTraceFlags().asByte() | HAS_IS_REMOTE | (other.isRemote() ? IS_REMOTE : 0);
  }

  private static String traceState(SpanContext context) {
    List<String> entries = new ArrayList<>();
    context.getTraceState().forEach((key, value) -> entries.add(key + "=" + value));
    return String.join(",", entries);
  }

  private static List<KeyValue> keyValues(Attributes attributes) {
    List<KeyValue> keyValues = new ArrayList<>();
    attributes.forEach(
        (key, value) ->
            keyValues.add(
                KeyValue.newBuilder()
                    .setKey(key.getKey())
                    .setValue(
                        key.getType() == AttributeType.VALUE
                            ? anyValue((Value<?>) value)
                            : anyValue(value))
                    .build()));
    return keyValues;
  }

  private static AnyValue anyValue(Value<?> value) {
    return switch (value.getType()) {
      case BYTES ->
          AnyValue.newBuilder()
              .setBytesValue(ByteString.copyFrom((ByteBuffer) value.getValue()))
              .build();
      case ARRAY ->
          array(((List<?>) value.getValue()).stream().map(each -> anyValue((Value<?>) each)));
      case KEY_VALUE_LIST -> keyValueList((List<?>) value.getValue());
      case EMPTY -> AnyValue.getDefaultInstance();
      default -> anyValue(value.getValue());
    };
  }

  private static AnyValue keyValueList(List<?> entries) {
    KeyValueList.Builder list = KeyValueList.newBuilder();
    for (Object each : entries) {
      var entry = (io.opentelemetry.api.common.KeyValue) each;
      list.addValues(
          KeyValue.newBuilder().setKey(entry.getKey()).setValue(anyValue(entry.getValue())));
    }
    return AnyValue.newBuilder().setKvlistValue(list).build();
  }

  private static AnyValue anyValue(Object value) {
    AnyValue.Builder any = AnyValue.newBuilder();
    if (value instanceof String text) {
      return any.setStringValue(text).build();
    } else if (value instanceof Boolean bool) {
      return any.setBoolValue(bool).build();
    } else if (value instanceof Long integer) {
      return any.setIntValue(integer).build();
    } else if (value instanceof Double real) {
      return any.setDoubleValue(real).build();
    }
    return array(((List<?>) value).stream().map(each -> anyValue(each)));
  }

  private static AnyValue array(Stream<AnyValue> values) {
    return AnyValue.newBuilder()
        .setArrayValue(ArrayValue.newBuilder().addAllValues(values.toList()))
        .build();
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }
}
