/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfiguration;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** Makes our sampler where {@link FileSetup} names it. */
public final class FileSampler implements ComponentProvider {
  static final String USERS = "sampler";

  @Override
  public Class<?> getType() {
    return Sampler.class;
  }

  @Override
  public String getName() {
    return FileSetup.NAME;
  }

  @Override
  public Object create(DeclarativeConfigProperties settings) {
    DeclarativeConfigProperties said = settings.getStructured(USERS);
    Sampler users =
        said == null
            ? Sampler.parentBased(Sampler.alwaysOn()) // as a file means that says none
            : DeclarativeConfiguration.createSampler(said);
    Probe probe = Probe.running();
    return probe == null ? users : new LevelSampler(users, probe.control);
  }
}
