/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.sdk;

import static io.opentelemetry.api.common.AttributeKey.booleanArrayKey;
import static io.opentelemetry.api.common.AttributeKey.doubleArrayKey;
import static io.opentelemetry.api.common.AttributeKey.longArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends the trace of truth.json: TRANSPORT ENDPOINT TRACE-ID. */
public final class Send {
  private static final long START = 1_790_000_000_123_456_789L;

  private final Tracer library;
  private final Tracer plain;
  private final String traceId;

  private Send(SdkTracerProvider provider, String traceId) {
    this.traceId = traceId;
    plain = provider.get("plain");
    library =
        provider
            .tracerBuilder("library")
            .setInstrumentationVersion("1.2.3")
            .setSchemaUrl("https://example.org/scope")
            .build();
  }

  public static void main(String[] arguments) {
    try (SpanExporter exporter = exporter(arguments[0], arguments[1])) {
      SdkTracerProvider provider = provider(exporter, arguments[2]);
      new Send(provider, arguments[2]).record();
      if (!provider.shutdown().join(10, TimeUnit.SECONDS).isSuccess()) {
        throw new IllegalStateException("not exported");
      }
    }
  }

  private static SpanExporter exporter(String transport, String endpoint) {
    return transport.equals("grpc")
        ? OtlpGrpcSpanExporter.builder().setEndpoint(endpoint).build()
        : OtlpHttpSpanExporter.builder().setEndpoint(endpoint + "/v1/traces").build();
  }

  private static SdkTracerProvider provider(SpanExporter exporter, String traceId) {
    Attributes attributes = everyKind().toBuilder().put("service.name", "sdks").build();
    int most = everyKind().size();
    return SdkTracerProvider.builder()
        .setResource(Resource.create(attributes, "https://example.org/resource"))
        .setSpanLimits(
            SpanLimits.builder()
                .setMaxNumberOfAttributes(most)
                .setMaxNumberOfAttributesPerEvent(most)
                .setMaxNumberOfAttributesPerLink(most)
                .setMaxNumberOfEvents(2)
                .setMaxNumberOfLinks(1)
                .build())
        .setIdGenerator(new KnownIds(traceId))
        .setClock(new TimeOfTheException())
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  private void record() {
    Span server = server();
    Span client = start(library, "ask", SpanKind.CLIENT, server, 100);
    fail(client);
    client.end(START + 500, NANOSECONDS);
    Span producer = start(library, "send", SpanKind.PRODUCER, server, 600);
    producer.end(START + 600, NANOSECONDS);
    server.end(START + 900, NANOSECONDS);
    Span consumer =
        library
            .spanBuilder("receive")
            .setNoParent()
            .setSpanKind(SpanKind.CONSUMER)
            .setStartTimestamp(1_790_000_000_999_999_999L, NANOSECONDS)
            .addLink(producer.getSpanContext())
            .startSpan();
    start(plain, "work", SpanKind.INTERNAL, consumer, 876_543_211)
        .end(1_790_000_001_000_000_001L, NANOSECONDS);
    consumer.end(1_790_000_002_000_000_000L, NANOSECONDS);
  }

  /**
   * Makes a span with more of everything than the limits allow. This SDK keeps what came first, of
   * the attributes of events and links those whose keys do.
   */
  private Span server() {
    Span span =
        library
            .spanBuilder("GET /été 中")
            .setParent(Context.root().with(Span.wrap(elsewhere(traceId))))
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(START, NANOSECONDS)
            .setAllAttributes(everyKind())
            .setAttribute("zz too many", true)
            .addLink(elsewhere("ffffffffffffffffffffffffffffffff"), oneTooMany())
            .addLink(elsewhere("ffffffffffffffffffffffffffffffff"), oneTooMany())
            .startSpan();
    for (int i = 0; i < 2; i++) {
      span.addEvent("full", everyKind(), START + 1, NANOSECONDS);
      span.addEvent("too full", oneTooMany(), START + 2, NANOSECONDS);
    }
    return span.setStatus(StatusCode.OK);
  }

  private static Span start(Tracer tracer, String name, SpanKind kind, Span parent, long after) {
    return tracer
        .spanBuilder(name)
        .setParent(Context.root().with(parent))
        .setSpanKind(kind)
        .setStartTimestamp(START + after, NANOSECONDS)
        .startSpan();
  }

  private static void fail(Span span) {
    span.recordException(new IllegalStateException("no paper"));
    span.setStatus(StatusCode.ERROR, "broken \"why\"");
  }

  private static SpanContext elsewhere(String traceId) {
    return SpanContext.createFromRemoteParent(
        traceId,
        "8000000000000001",
        TraceFlags.getSampled(),
        TraceState.builder().put("other", "c").put("vendor", "a:b").build());
  }

  private static Attributes everyKind() {
    return Attributes.builder()
        .put("text", "a \"quoted\" 中 👍")
        .put("empty text", "")
        .put("bool", true)
        .put("integer", 9007199254740991L)
        .put("least", -9007199254740991L)
        .put("real", 0.1)
        .put(stringArrayKey("texts"), List.of("a", ""))
        .put(booleanArrayKey("bools"), List.of(true, false))
        .put(longArrayKey("integers"), List.of(1L, -2L))
        .put(doubleArrayKey("reals"), List.of(0.5, -1.25))
        .put(stringArrayKey("no texts"), List.of())
        .build();
  }

  private static Attributes oneTooMany() {
    return everyKind().toBuilder().put("zz too many", true).build();
  }

  /** The first span is 1000000000000001, the next 1000000000000002 and so on. */
  private static final class KnownIds implements IdGenerator {
    private final String traceId;
    private int spans;

    KnownIds(String traceId) {
      this.traceId = traceId;
    }

    @Override
    public String generateTraceId() {
      return traceId;
    }

    @Override
    public String generateSpanId() {
      spans++;
      return String.format("1%015x", spans);
    }
  }

  /** Stands still, since this SDK lets nobody say when an exception was. */
  private static final class TimeOfTheException implements Clock {
    @Override
    public long now() {
      return START + 300;
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }
}
