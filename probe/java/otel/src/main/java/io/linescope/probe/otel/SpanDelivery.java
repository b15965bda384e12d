/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.report.ProbeLog;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;

/**
 * Stands before OpenTelemetry's exporter, which drops what fails: a tree without its span would
 * hang in the air.
 */
final class SpanDelivery implements SpanExporter, Delivery.Route<SpanData> {
  private final SpanExporter exporter;
  private final Delivery<SpanData> delivery =
      new Delivery<>("linescope-spans", 0, SpanDelivery::bytes, this);

  SpanDelivery(SpanExporter exporter) {
    this.exporter = exporter;
    delivery.start();
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    Counter.SPANS_MADE.add(spans.size());
    Counter.SPANS_LOST.add(spans.stream().filter(span -> !delivery.offer(span)).count());
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return delivery.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    delivery.stop();
    long lost = Counter.SPANS_LOST.get();
    if (lost > 0) {
      ProbeLog.info("spans that never reached the server: " + lost);
    }
    return exporter.shutdown();
  }

  @Override
  public CompletableResultCode send(List<SpanData> batch) {
    return exporter.export(batch);
  }

  @Override
  public void lost(Collection<SpanData> spans) {
    Counter.SPANS_LOST.add(spans.size());
  }

  /** About what a span takes in memory. */
  private static int bytes(SpanData span) {
    return 512
        + 96 * span.getAttributes().size()
        + 512 * span.getEvents().size()
        + 160 * span.getLinks().size();
  }
}
