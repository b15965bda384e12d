/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.UUID;

/** Configures OpenTelemetry's SDK. */
public final class Setup implements AutoConfigurationCustomizerProvider {
  private static final AttributeKey<String> INSTANCE =
      AttributeKey.stringKey("service.instance.id");

  // Here, since the wrapper must be added before anything asks for the current context.
  static {
    Probe probe = Probe.running();
    if (probe != null && probe.engine != null) {
      ContextStorage.addWrapper(RecordingStorage::new);
    }
  }

  @Override
  public void customize(AutoConfigurationCustomizer sdk) {
    Probe probe = Probe.running();
    if (probe == null) {
      return;
    }
    sdk.addPropertiesSupplier(() -> Defaults.of(probe.settings, probe.service));
    sdk.addResourceCustomizer(Setup::completed);
    sdk.addSpanExporterCustomizer((exporter, config) -> kept(exporter));
    if (probe.engine != null) {
      sdk.addTracerProviderCustomizer(
          (tracers, config) -> tracers.addSpanProcessor(new TreeBinder()));
    }
  }

  /** Exporters to a server keep what it cannot take yet; others are left as they are. */
  private static SpanExporter kept(SpanExporter exporter) {
    return exporter instanceof OtlpHttpSpanExporter || exporter instanceof OtlpGrpcSpanExporter
        ? new SpanDelivery(exporter)
        : exporter;
  }

  private static Resource completed(Resource resource, ConfigProperties config) {
    Resource whole = resource;
    if (resource.getAttribute(INSTANCE) == null) {
      String id = UUID.randomUUID().toString();
      whole = resource.merge(Resource.create(Attributes.of(INSTANCE, id)));
    }
    Started.resource = whole;
    return whole;
  }
}
