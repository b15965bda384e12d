/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.ServiceName;
import io.linescope.probe.launch.Settings;
import java.util.HashMap;
import java.util.Map;

/** What OpenTelemetry is told where its own settings say nothing. */
final class Defaults {
  static Map<String, String> of(Settings settings, ServiceName service) {
    Map<String, String> defaults = new HashMap<>();
    defaults.put("otel.metrics.exporter", "none");
    defaults.put("otel.logs.exporter", "none");
    defaults.put("otel.exporter.otlp.protocol", "http/protobuf");
    defaults.put("otel.exporter.otlp.endpoint", settings.endpoint());
    // Spans are to be seen at once; the delivery makes its own batches and retries.
    defaults.put("otel.bsp.schedule.delay", "500");
    defaults.put("otel.bsp.max.queue.size", "8192");
    defaults.put("otel.java.exporter.otlp.retry.disabled", "true");
    if (!service.isFromOpenTelemetry()) {
      defaults.put("otel.service.name", service.name);
    }
    String token = settings.text("linescope.token");
    // The token is for Linescope's server, and nobody else's.
    if (token != null && Destination.tracesEndpoint(settings) == null) {
      defaults.put("otel.exporter.otlp.headers", "authorization=Bearer " + token);
    }
    return defaults;
  }

  private Defaults() {}
}
