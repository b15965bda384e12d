/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.report.ProbeLog;
import io.linescope.probe.launch.Probe;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.OpenTelemetryConfigurationModel;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.PropagatorModel;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.SamplerModel;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.TracerProviderModel;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@link Setup} does for levels where a configuration file sets up OpenTelemetry: our sampler
 * is put around the file's, and our propagator beside the file's.
 */
public final class FileSetup implements DeclarativeConfigurationCustomizerProvider {
  /** What our parts are called in the file. */
  static final String NAME = "linescope";

  @Override
  public void customize(DeclarativeConfigurationCustomizer sdk) {
    if (Probe.running() != null) {
      sdk.addModelCustomizer(FileSetup::complete);
    }
  }

  /** Last, since others may change the sampler too. */
  @Override
  public int order() {
    return Integer.MAX_VALUE;
  }

  private static OpenTelemetryConfigurationModel complete(OpenTelemetryConfigurationModel file) {
    try {
      TracerProviderModel tracing = file.getTracerProvider();
      if (tracing != null) {
        set(tracing, "Sampler", around(tracing.getSampler()));
        set(file, "Propagator", beside(file.getPropagator()));
      }
    } catch (ReflectiveOperationException e) {
      ProbeLog.warn("levels-off", "rules cannot change what is sampled: " + e);
    }
    return file;
  }

  private static SamplerModel around(SamplerModel users) throws ReflectiveOperationException {
    Map<String, Object> settings = new HashMap<>();
    if (users != null) {
      settings.put(FileSampler.USERS, users);
    }
    SamplerModel ours = new SamplerModel();
    ours.getClass()
        .getMethod("setExtensionProperty", String.class, Object.class)
        .invoke(ours, NAME, settings);
    return ours;
  }

  private static PropagatorModel beside(PropagatorModel users) throws ReflectiveOperationException {
    PropagatorModel all = users == null ? new PropagatorModel() : users;
    String named = all.getCompositeList();
    set(all, "CompositeList", named == null ? NAME : named + "," + NAME);
    return all;
  }

  // By name, since the version that is published for us to compile with calls its setters otherwise
  // than the shipped agent's.
  private static void set(Object model, String property, Object value)
      throws ReflectiveOperationException {
    for (Method method : model.getClass().getMethods()) {
      if (method.getName().equals("set" + property) && method.getParameterCount() == 1) {
        method.invoke(model, value);
        return;
      }
    }
    throw new NoSuchMethodException("set" + property);
  }
}
