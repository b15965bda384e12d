/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The trace of {@code truth.json}, which the program of each SDK sends.
 *
 * <p>It is written down as far as all say the same. Each language has its own name and stack trace
 * for an exception, and not all SDKs say all that OTLP has a place for: see {@link Sdk}.
 */
final class Truth {
  private static final String TRACE_ID = "5b8efff798038103d269b633813fc60c";

  private Truth() {}

  /** Returns what {@code sdk} says of the trace, whose exception has this stack trace. */
  static TracesData of(Sdk sdk, String traceId, String stackTrace) throws IOException {
    TracesData.Builder truth = of(traceId);
    for (ResourceSpans.Builder group : truth.getResourceSpansBuilderList()) {
      for (ScopeSpans.Builder scoped : group.getScopeSpansBuilderList()) {
        if (!sdk.hasScopeAttributes()) {
          scoped.getScopeBuilder().clearAttributes();
        }
        scoped.getSpansBuilderList().forEach(span -> say(span, sdk, stackTrace));
      }
    }
    return truth.build();
  }

  /** Returns what is written down. */
  static TracesData.Builder of(String traceId) throws IOException {
    try (InputStream in = Truth.class.getResourceAsStream("truth.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return JsonText.read(
          new ObjectMapper().readTree(text.replace(TRACE_ID, traceId)), TracesData.newBuilder());
    }
  }

  private static void say(Span.Builder span, Sdk sdk, String stackTrace) {
    span.setFlags(span.getFlags() & sdk.flags);
    for (Span.Link.Builder link : span.getLinksBuilderList()) {
      link.setFlags(link.getFlags() & sdk.flags);
      if (!sdk.hasTraceStatesOfLinks()) {
        link.clearTraceState();
      }
    }
    for (Span.Event.Builder event : span.getEventsBuilderList()) {
      if (event.getName().equals("exception")) {
        event.addAttributes(text("exception.type", sdk.exceptionType));
        event.addAttributes(text("exception.stacktrace", stackTrace));
        if (sdk == Sdk.PYTHON) {
          event.addAttributes(text("exception.escaped", "False"));
        }
      }
    }
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}
