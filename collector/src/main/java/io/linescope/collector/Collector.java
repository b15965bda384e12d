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
import io.linescope.wire.event.EventDecoder;
import io.linescope.wire.otlp.DecodedSpans;
import io.linescope.wire.otlp.TraceDecoder;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Decodes requests, stores what is good and counts the rest, whatever transport brought them. */
final class Collector {
  private final Supplier<Appender> appender;
  private final IngestCounters counters;

  Collector(Supplier<Appender> appender, IngestCounters counters) {
    this.appender = appender;
    this.counters = counters;
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
    long points =
        request.getResourceMetricsList().stream()
            .flatMap(group -> group.getScopeMetricsList().stream())
            .flatMap(scoped -> scoped.getMetricsList().stream())
            .mapToLong(Collector::dataPoints)
            .sum();
    counters.refused(Signal.METRICS, "metric-not-stored", points);
    Verdict verdict =
        points == 0 ? Verdict.ALL_TAKEN : new Verdict(points, "metrics are not stored yet");
    return CompletableFuture.completedFuture(Signal.METRICS.response(verdict));
  }

  private static long dataPoints(Metric metric) {
    return switch (metric.getDataCase()) {
      case GAUGE -> metric.getGauge().getDataPointsCount();
      case SUM -> metric.getSum().getDataPointsCount();
      case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
      case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
      case SUMMARY -> metric.getSummary().getDataPointsCount();
      case DATA_NOT_SET -> 0;
    };
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
