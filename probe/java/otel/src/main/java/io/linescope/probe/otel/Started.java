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
    if (probe == null) {
      return;
    }
    Destination destination = new Destination(probe.settings);
    Runnable stopEngine =
        probe.engine == null ? () -> {} : connect(probe.engine, destination, entrySpans(sdk));
    OwnMetrics metrics = new OwnMetrics(destination.metrics(), resource);
    Runnable stop =
        () -> {
          stopEngine.run();
          metrics.stop();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "linescope-stop"));
    OtherAgents.report();
  }

  private static EntrySpans entrySpans(AutoConfiguredOpenTelemetrySdk sdk) {
    return new EntrySpans(sdk.getOpenTelemetrySdk().getTracer("io.linescope.probe"));
  }

  /** Returns what ends the connection. */
  private static Runnable connect(Engine engine, Destination destination, EntrySpans entrySpans) {
    TreeDelivery delivery =
        new TreeDelivery(destination.logs(), new Records(resource), engine::resendMethods);
    delivery.start();
    engine.sink(delivery);
    TaskHook.hook(new Submissions());
    EntryPoints.hook(entrySpans);
    return () -> {
      engine.stop();
      delivery.stop();
    };
  }
}
