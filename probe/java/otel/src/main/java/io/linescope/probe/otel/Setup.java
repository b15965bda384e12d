/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Probe;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** Configures OpenTelemetry's SDK; not asked where a configuration file does it all. */
public final class Setup implements AutoConfigurationCustomizerProvider {
  @Override
  public void customize(AutoConfigurationCustomizer sdk) {
    Probe probe = Probe.running();
    if (probe == null) {
      return;
    }
    sdk.addPropertiesSupplier(() -> Defaults.of(probe.settings, probe.service));
    sdk.addResourceCustomizer((resource, config) -> Identity.complete(resource));
    RequestHeaders headers = new RequestHeaders(probe.control::rules);
    sdk.addPropagatorCustomizer((users, config) -> TextMapPropagator.composite(users, headers));
    sdk.addSamplerCustomizer((users, config) -> new LevelSampler(users, probe.control));
    sdk.addSpanExporterCustomizer((exporter, config) -> kept(exporter));
  }

  /** Exporters to a server keep what it cannot take yet; others are left as they are. */
  private static SpanExporter kept(SpanExporter exporter) {
    return exporter instanceof OtlpHttpSpanExporter || exporter instanceof OtlpGrpcSpanExporter
        ? new SpanDelivery(exporter)
        : exporter;
  }
}
