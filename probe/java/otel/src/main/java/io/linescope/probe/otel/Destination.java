/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Settings;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Where our own records go: to Linescope's server if it is named, else where the traces go. */
final class Destination {
  private static final String TRACES = "otel.exporter.otlp.traces.endpoint";
  private static final String ALL = "otel.exporter.otlp.endpoint";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final boolean ours;
  private final boolean grpc;
  private final String base;
  private final Map<String, String> headers = new HashMap<>();

  Destination(Settings settings) {
    String traces = tracesEndpoint(settings);
    String token = settings.text("linescope.token");
    ours = settings.text("linescope.endpoint") != null || traces == null;
    grpc = !ours && isGrpc(settings);
    base = ours ? settings.endpoint() : withoutPath(traces);
    if (!ours) {
      addHeaders(settings.text("otel.exporter.otlp.headers", ""));
      addHeaders(settings.text("otel.exporter.otlp.traces.headers", ""));
    } else if (token != null) {
      headers.put("authorization", "Bearer " + token);
    }
  }

  /** What OpenTelemetry's own settings say; null: nothing. */
  static String tracesEndpoint(Settings settings) {
    String traces = settings.text(TRACES);
    return traces == null ? settings.text(ALL) : traces;
  }

  // Retries are the delivery's own work: it has to know when the server is away.
  LogRecordExporter logs() {
    return grpc
        ? OtlpGrpcLogRecordExporter.builder()
            .setEndpoint(base)
            .setHeaders(() -> headers)
            .setRetryPolicy(null)
            .setTimeout(TIMEOUT)
            .build()
        : OtlpHttpLogRecordExporter.builder()
            .setEndpoint(base + "/v1/logs")
            .setHeaders(() -> headers)
            .setCompression(isThisMachine() ? "none" : "gzip")
            .setRetryPolicy(null)
            .setTimeout(TIMEOUT)
            .build();
  }

  MetricExporter metrics() {
    return grpc
        ? OtlpGrpcMetricExporter.builder()
            .setEndpoint(base)
            .setHeaders(() -> headers)
            .setRetryPolicy(null)
            .setTimeout(TIMEOUT)
            .build()
        : OtlpHttpMetricExporter.builder()
            .setEndpoint(base + "/v1/metrics")
            .setHeaders(() -> headers)
            .setRetryPolicy(null)
            .setTimeout(TIMEOUT)
            .build();
  }

  /** The way to the server's control channel; null: the records go to another server. */
  HttpSender control() {
    return ours ? Sender.to(base + "/v1/linescope/control", headers) : null;
  }

  /** There the network is cheaper than the CPU time that compression takes. */
  private boolean isThisMachine() {
    String host = URI.create(base).getHost();
    return host != null && (host.equals("localhost") || host.matches("127\\..*|\\[::1]"));
  }

  private static boolean isGrpc(Settings settings) {
    String general = settings.text("otel.exporter.otlp.protocol", "http/protobuf");
    return settings.text("otel.exporter.otlp.traces.protocol", general).equals("grpc");
  }

  private static String withoutPath(String traces) {
    return traces.replaceFirst("/v1/traces/?$", "").replaceAll("/+$", "");
  }

  private void addHeaders(String list) {
    for (String pair : list.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        headers.put(pair.substring(0, equals).trim(), pair.substring(equals + 1).trim());
      }
    }
  }
}
