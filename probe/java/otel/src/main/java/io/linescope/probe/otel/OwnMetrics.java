/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Counter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells the server what the probe counts about itself, as OTLP metrics {@code linescope.probe.*},
 * whatever the user's settings for metrics are.
 */
final class OwnMetrics {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final long STOP_SECONDS = 1;

  private final Supplier<MetricExporter> exporter;
  private final Resource resource;
  private SdkMeterProvider meters;

  private OwnMetrics(Supplier<MetricExporter> exporter, Resource resource) {
    this.exporter = exporter;
    this.resource = resource;
  }

  /** Begins beside the application's start, which is not to wait for it. */
  static OwnMetrics start(Supplier<MetricExporter> exporter, Resource resource) {
    OwnMetrics metrics = new OwnMetrics(exporter, resource);
    Thread thread = new Thread(metrics::meters, "linescope-metrics");
    thread.setDaemon(true);
    thread.start();
    return metrics;
  }

  private synchronized SdkMeterProvider meters() {
    if (meters == null) {
      meters =
          SdkMeterProvider.builder()
              .setResource(resource)
              .registerMetricReader(
                  PeriodicMetricReader.builder(exporter.get()).setInterval(INTERVAL).build())
              .build();
      Meter meter = meters.get("io.linescope.probe");
      for (Counter counter : Counter.values()) {
        meter
            .counterBuilder("linescope.probe." + counter.word())
            .buildWithCallback(measurement -> measurement.record(counter.get()));
      }
    }
    return meters;
  }

  /** Sends the last figures, if the server is there. */
  void stop() {
    meters().shutdown().join(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
