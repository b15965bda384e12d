/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import static io.opentelemetry.api.common.AttributeKey.booleanArrayKey;
import static io.opentelemetry.api.common.AttributeKey.doubleArrayKey;
import static io.opentelemetry.api.common.AttributeKey.longArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.valueKey;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Spans of the official SDK that use whatever it lets a user say. */
final class SdkSpans {
  private static final long START = 1_790_000_000_123_456_789L;
  private static final int MOST_OF_EACH = 20;

  private SdkSpans() {}

  /** Returns the ended spans of one trace. */
  static List<SpanData> record(String traceId) {
    InMemorySpanExporter ended = InMemorySpanExporter.create();
    try (SdkTracerProvider provider = provider(ended)) {
      Tracer tracer =
          provider
              .tracerBuilder("library")
              .setInstrumentationVersion("1.0")
              .setSchemaUrl("https://example.org/scope")
              .build();
      Span server = server(tracer, traceId);
      Span client = client(tracer, server);
      client.end(START + 500, TimeUnit.NANOSECONDS);
      server.end(START + 900, TimeUnit.NANOSECONDS);
      provider.get("").spanBuilder("").setParent(Context.root().with(server)).startSpan().end();
      return ended.getFinishedSpanItems().stream().map(SdkSpans::withScopeAttributes).toList();
    }
  }

  private static SdkTracerProvider provider(InMemorySpanExporter exporter) {
    return SdkTracerProvider.builder()
        .setResource(
            Resource.create(
                everyKind().toBuilder().put("service.name", "sdk").build(),
                "https://example.org/resource"))
        .setSpanLimits(
            SpanLimits.builder()
                .setMaxNumberOfAttributes(MOST_OF_EACH)
                .setMaxNumberOfAttributesPerEvent(MOST_OF_EACH)
                .setMaxNumberOfAttributesPerLink(MOST_OF_EACH)
                .setMaxNumberOfEvents(2)
                .setMaxNumberOfLinks(1)
                .build())
        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
        .build();
  }

  /** A span with a parent elsewhere, and with more of everything than the limits allow. */
  private static Span server(Tracer tracer, String traceId) {
    Span span =
        tracer
            .spanBuilder("GET /été 中 👍")
            .setParent(Context.root().with(Span.wrap(remote(traceId))))
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(START, TimeUnit.NANOSECONDS)
            .setAllAttributes(everyKind())
            .addLink(remote("ffffffffffffffffffffffffffffffff"), tooMany())
            .addLink(remote(traceId))
            .startSpan();
    span.setAllAttributes(tooMany());
    span.addEvent("full", everyKind(), START + 1, TimeUnit.NANOSECONDS);
    span.addEvent("too many", tooMany(), START + 2, TimeUnit.NANOSECONDS);
    span.addEvent("dropped", START + 3, TimeUnit.NANOSECONDS);
    return span.setStatus(StatusCode.OK);
  }

  private static Span client(Tracer tracer, Span parent) {
    Span span =
        tracer
            .spanBuilder("client")
            .setParent(Context.root().with(parent))
            .setSpanKind(SpanKind.CLIENT)
            .setStartTimestamp(START + 100, TimeUnit.NANOSECONDS)
            .startSpan();
    span.recordException(new IllegalStateException("broken", new RuntimeException("cause")));
    return span.setStatus(StatusCode.ERROR, "broken \"why\"");
  }

  private static SpanContext remote(String traceId) {
    return SpanContext.createFromRemoteParent(
        traceId,
        "8000000000000001",
        TraceFlags.getSampled(),
        TraceState.builder().put("vendor", "a:b").put("other", "c").build());
  }

  private static Attributes everyKind() {
    return Attributes.builder()
        .put("text", "a \"quoted\" \u0000 中 👍")
        .put("empty text", "")
        .put("bool", true)
        .put("beyond 2^53", (1L << 53) + 1)
        .put("smallest", Long.MIN_VALUE)
        .put("real", 0.1)
        .put("whole real", 3.0)
        .put("NaN", Double.NaN)
        .put("-inf", Double.NEGATIVE_INFINITY)
        .put(stringArrayKey("texts"), List.of("a", ""))
        .put(booleanArrayKey("bools"), List.of(true, false))
        .put(longArrayKey("integers"), List.of(Long.MAX_VALUE, 0L))
        .put(doubleArrayKey("reals"), List.of(Double.NaN, -0.0, 1.0))
        .put(stringArrayKey("no texts"), List.of())
        .put(valueKey("bytes"), Value.of(new byte[] {0, -1, 62}))
        .put(valueKey("mixed"), Value.of(Value.of("1"), Value.of(1), Value.of(1.0), Value.empty()))
        .put(valueKey("nested"), nested())
        .put(valueKey("nothing"), Value.empty())
        .build();
  }

  private static Value<?> nested() {
    return Value.of(
        KeyValue.of("deep", Value.of(KeyValue.of("NaN", Value.of(Double.NaN)))),
        KeyValue.of("bytes", Value.of(new byte[0])),
        KeyValue.of("largest", Value.of(Long.MAX_VALUE)));
  }

  private static io.opentelemetry.api.common.Attributes tooMany() {
    var attributes = Attributes.builder();
    for (int i = 0; i < MOST_OF_EACH + 5; i++) {
      attributes.put("number " + i, i);
    }
    return attributes.build();
  }

  /** The SDK keeps and exports them, but only its internal API sets them. */
  private static SpanData withScopeAttributes(SpanData span) {
    InstrumentationScopeInfo scope = span.getInstrumentationScopeInfo();
    InstrumentationScopeInfo full =
        InstrumentationScopeInfo.builder(scope.getName())
            .setVersion(scope.getVersion())
            .setSchemaUrl(scope.getSchemaUrl())
            .setAttributes(everyKind())
            .build();
    return scope.getName().isEmpty()
        ? span
        : new DelegatingSpanData(span) {
          @Override
          public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return full;
          }
        };
  }
}
