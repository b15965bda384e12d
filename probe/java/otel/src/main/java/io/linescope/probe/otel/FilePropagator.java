/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;

/** Makes our propagator where {@link FileSetup} names it. */
public final class FilePropagator implements ComponentProvider {
  @Override
  public Class<?> getType() {
    return TextMapPropagator.class;
  }

  @Override
  public String getName() {
    return FileSetup.NAME;
  }

  @Override
  public Object create(DeclarativeConfigProperties settings) {
    Probe probe = Probe.running();
    return probe == null ? TextMapPropagator.noop() : new RequestHeaders(probe.control::rules);
  }
}
