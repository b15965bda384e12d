/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Message;
import io.linescope.model.CallTreePart;
import io.linescope.model.Span;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decodes requests, stores what is good and counts the rest, whatever transport brought them. */
final class Collector {
  private final Supplier<Appender> appender;
  private final IngestCounters counters;
  private final ProbeReports reports;
  private final Receipts receipts;
  private final TraceLimit<Span> spanLimit;
  private final TraceLimit<CallTreePart> treeLimit;

  Collector(
      Supplier<Appender> appender,
      IngestCounters counters,
      ProbeReports reports,
      Receipts receipts,
      Limits limits) {
    this.appender = appender;
    this.counters = counters;
    this.reports = reports;
    this.receipts = receipts;
    spanLimit = new TraceLimit<>(limits.traceItems(), "spans", Span::traceId);
    treeLimit = new TraceLimit<>(limits.traceItems(), "parts of call trees", CallTreePart::traceId);
  }

  /**
   * Completes when everything accepted is durable, or with the storage's own error. Until then the
   * request keeps its share of the room, even if its sender waits no longer.
   */
  CompletableFuture<Message> collect(Signal signal, Message request, Share share) {
    if (!share.hold()) {
      counters.failedRequest(signal, "sender-gone");
      return CompletableFuture.failedFuture(
          new OverloadedException("request: its sender is gone", Duration.ZERO));
    }
    try {
      return collect(signal, request).whenComplete((response, error) -> share.letGo());
    } catch (RuntimeException e) {
      share.letGo();
      throw e;
    }
  }

  private CompletableFuture<Message> collect(Signal signal, Message request) {
    return switch (signal) {
      case TRACES -> traces((ExportTraceServiceRequest) request);
      case LOGS -> logs((ExportLogsServiceRequest) request);
      case METRICS -> metrics((ExportMetricsServiceRequest) request);
    };
  }

  private CompletableFuture<Message> traces(ExportTraceServiceRequest request) {
    DecodedSpans decoded = TraceDecoder.decode(request.getResourceSpansList());
    List<Refusal> refusals = new ArrayList<>(decoded.refusals());
    List<Span> spans = spanLimit.take(decoded.spans(), refusals);
    return store(Signal.TRACES, Batch.ofSpans(spans), refusals);
  }

  private CompletableFuture<Message> logs(ExportLogsServiceRequest request) {
    DecodedEvents decoded = EventDecoder.decode(request.getResourceLogsList());
    List<Refusal> refusals = new ArrayList<>(decoded.refusals());
    List<CallTreePart> trees = treeLimit.take(decoded.callTrees(), refusals);
    return store(Signal.LOGS, new Batch(List.of(), trees, decoded.methodNames()), refusals);
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
    long began = System.nanoTime();
    Message response = signal.response(Verdict.of(refusals));
    CompletableFuture<Void> stored =
        batch.isEmpty() ? CompletableFuture.completedFuture(null) : appender.get().append(batch);
    return stored.handle(
        (done, error) -> {
          Throwable cause = error == null ? null : Failures.cause(error);
          count(signal, batch, refusals, cause);
          receipts.answered(signal.noun(), batch, System.nanoTime() - began, cause);
          if (cause != null) {
            throw new CompletionException(cause);
          }
          return response;
        });
  }

  /** Of a request that is to come again nothing is counted but itself. */
  private void count(
      Signal signal, Batch batch, List<Refusal> refusals, @Nullable Throwable failure) {
    if (failure == null) {
      counters.accepted(batch);
      counters.refused(signal, refusals);
      return;
    }
    boolean overloaded = failure instanceof OverloadedException;
    counters.failedRequest(signal, overloaded ? "overloaded" : "storage-failed");
    spanLimit.giveBack(batch.spans());
    treeLimit.giveBack(batch.callTrees());
  }
}
