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

/**
 * Tells the server what the probe counts about itself, as OTLP metrics {@code linescope.probe.*},
 * whatever the user's settings for metrics are.
 */
final class OwnMetrics {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final long STOP_SECONDS = 1;

  private final SdkMeterProvider meters;

  OwnMetrics(MetricExporter exporter, Resource resource) {
    meters =
        SdkMeterProvider.builder()
            .setResource(resource)
            .registerMetricReader(
                PeriodicMetricReader.builder(exporter).setInterval(INTERVAL).build())
            .build();
    Meter meter = meters.get("io.linescope.probe");
    for (Counter counter : Counter.values()) {
      meter
          .counterBuilder("linescope.probe." + counter.word())
          .buildWithCallback(measurement -> measurement.record(counter.get()));
    }
  }

  /** Sends the last figures, if the server is there. */
  void stop() {
    meters.shutdown().join(STOP_SECONDS, TimeUnit.SECONDS);
  }
}
