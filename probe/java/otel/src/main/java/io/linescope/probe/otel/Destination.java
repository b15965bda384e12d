/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Settings;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.concurrent.TimeUnit;

/** Where trees go: to Linescope's server if it is named, else where the traces go. */
final class Destination {
  private static final String TRACES = "otel.exporter.otlp.traces.endpoint";
  private static final String ALL = "otel.exporter.otlp.endpoint";
  private static final int TIMEOUT_SECONDS = 10;

  static LogRecordExporter exporter(Settings settings) {
    String traces = tracesEndpoint(settings);
    if (settings.text("linescope.endpoint") != null || traces == null) {
      return http(settings.endpoint() + "/v1/logs", settings.text("linescope.token"));
    }
    return isGrpc(settings)
        ? OtlpGrpcLogRecordExporter.builder()
            .setEndpoint(traces)
            .setRetryPolicy(null)
            .setTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .build()
        : http(beside(traces), null);
  }

  /** What OpenTelemetry's own settings say; null: nothing. */
  static String tracesEndpoint(Settings settings) {
    String traces = settings.text(TRACES);
    return traces == null ? settings.text(ALL) : traces;
  }

  private static boolean isGrpc(Settings settings) {
    String general = settings.text("otel.exporter.otlp.protocol", "http/protobuf");
    return settings.text("otel.exporter.otlp.traces.protocol", general).equals("grpc");
  }

  private static String beside(String traces) {
    String base = traces.replaceFirst("/v1/traces/?$", "").replaceAll("/+$", "");
    return base + "/v1/logs";
  }

  // Retries are the delivery's own work: it has to know when the server is away.
  private static LogRecordExporter http(String url, String token) {
    OtlpHttpLogRecordExporterBuilder builder =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(url)
            .setCompression("gzip")
            .setRetryPolicy(null)
            .setTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (token != null) {
      builder.addHeader("authorization", "Bearer " + token);
    }
    return builder.build();
  }

  private Destination() {}
}
