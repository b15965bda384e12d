/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Message;
import io.linescope.storage.Appender;
import io.linescope.storage.Batch;
import io.linescope.storage.OverloadedException;
import io.linescope.wire.Refusal;
import io.linescope.wire.event.DecodedEvents;
import io.linescope.wire.event.DecodedMetrics;
import io.linescope.wire.event.EventDecoder;
import io.linescope.wire.event.MetricsDecoder;
import io.linescope.wire.otlp.DecodedSpans;
import io.linescope.wire.otlp.TraceDecoder;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Decodes requests, stores what is good and counts the rest, whatever transport brought them. */
final class Collector {
  private final Supplier<Appender> appender;
  private final IngestCounters counters;
  private final ProbeReports reports;

  Collector(Supplier<Appender> appender, IngestCounters counters, ProbeReports reports) {
    this.appender = appender;
    this.counters = counters;
    this.reports = reports;
  }

  /** Completes when everything accepted is durable, or with the storage's own error. */
  CompletableFuture<Message> collect(Signal signal, Message request) {
    return switch (signal) {
      case TRACES -> traces((ExportTraceServiceRequest) request);
      case LOGS -> logs((ExportLogsServiceRequest) request);
      case METRICS -> metrics((ExportMetricsServiceRequest) request);
    };
  }

  private CompletableFuture<Message> traces(ExportTraceServiceRequest request) {
    DecodedSpans decoded = TraceDecoder.decode(request.getResourceSpansList());
    return store(Signal.TRACES, Batch.ofSpans(decoded.spans()), decoded.refusals());
  }

  private CompletableFuture<Message> logs(ExportLogsServiceRequest request) {
    DecodedEvents decoded = EventDecoder.decode(request.getResourceLogsList());
    Batch batch = new Batch(List.of(), decoded.callTrees(), decoded.methodNames());
    return store(Signal.LOGS, batch, decoded.refusals());
  }

  private CompletableFuture<Message> metrics(ExportMetricsServiceRequest request) {
    DecodedMetrics decoded = MetricsDecoder.decode(request.getResourceMetricsList());
    reports.take(decoded.reports());
    counters.refused(Signal.METRICS, "metric-not-stored", decoded.otherPoints());
    counters.refused(Signal.METRICS, "invalid-metric", decoded.malformed());
    return CompletableFuture.completedFuture(Signal.METRICS.response(verdict(decoded)));
  }

  private static Verdict verdict(DecodedMetrics decoded) {
    long refused = decoded.otherPoints() + decoded.malformed();
    return refused == 0
        ? Verdict.ALL_TAKEN
        : new Verdict(refused, "metrics are not stored yet, except those of Linescope's probes");
  }

  private CompletableFuture<Message> store(Signal signal, Batch batch, List<Refusal> refusals) {
    counters.refused(signal, refusals);
    Message response = signal.response(Verdict.of(refusals));
    if (batch.isEmpty()) {
      return CompletableFuture.completedFuture(response);
    }
    return appender
        .get()
        .append(batch)
        .handle(
            (stored, error) -> {
              if (error != null) {
                throw failed(signal, Failures.cause(error));
              }
              counters.accepted(batch);
              return response;
            });
  }

  private RuntimeException failed(Signal signal, Throwable cause) {
    boolean overloaded = cause instanceof OverloadedException;
    counters.failedRequest(signal, overloaded ? "overloaded" : "storage-failed");
    return new java.util.concurrent.CompletionException(cause);
  }
}
