/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.resources.Resource;
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
    if (probe.engine != null) {
      sdk.addTracerProviderCustomizer(
          (tracers, config) -> tracers.addSpanProcessor(new TreeBinder()));
    }
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
