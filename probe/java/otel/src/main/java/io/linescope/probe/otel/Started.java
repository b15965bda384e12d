/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.EntryPoints;
import io.linescope.probe.boot.TaskHook;
import io.linescope.probe.engine.Engine;
import io.linescope.probe.launch.Probe;
import io.opentelemetry.javaagent.extension.AgentListener;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;

/** Connects the engine once OpenTelemetry runs. */
public final class Started implements AgentListener {
  static volatile Resource resource = Resource.getDefault();

  @Override
  public void afterAgent(AutoConfiguredOpenTelemetrySdk sdk) {
    Probe probe = Probe.running();
    if (probe == null || probe.engine == null) {
      return;
    }
    Engine engine = probe.engine;
    Records records = new Records(resource);
    Delivery delivery =
        new Delivery(Destination.exporter(probe.settings), records, engine::resendMethods);
    delivery.start();
    engine.sink(delivery);
    TaskHook.hook(new Submissions());
    EntryPoints.hook(new EntrySpans(sdk.getOpenTelemetrySdk().getTracer("io.linescope.probe")));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(engine, delivery), "linescope-stop"));
  }

  private static void stop(Engine engine, Delivery delivery) {
    engine.stop();
    delivery.stop();
  }
}
