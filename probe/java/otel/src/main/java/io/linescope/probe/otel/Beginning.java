/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Probe;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.javaagent.tooling.bootstrap.BootstrapPackagesBuilder;
import io.opentelemetry.javaagent.tooling.bootstrap.BootstrapPackagesConfigurer;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;

/**
 * What has to happen before OpenTelemetry's SDK is made, however that is configured: the current
 * context is followed, and application classes in OSGi and JBoss modules are to see the recorder.
 */
public final class Beginning implements BootstrapPackagesConfigurer {
  @Override
  public void configure(BootstrapPackagesBuilder packages, ConfigProperties config) {
    packages.add("io.linescope.probe.boot");
    Probe probe = Probe.running();
    if (probe != null) {
      ContextStorage.addWrapper(RecordingStorage::new);
    }
  }
}
