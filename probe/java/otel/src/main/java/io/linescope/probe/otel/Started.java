/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.EntryPoints;
import io.linescope.probe.boot.ManualRecording;
import io.linescope.probe.boot.TaskHook;
import io.linescope.probe.boot.TaskWraps;
import io.linescope.probe.engine.Engine;
import io.linescope.probe.launch.Probe;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.javaagent.extension.AgentListener;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.resources.Resource;

/** Connects the engine once OpenTelemetry runs. */
public final class Started implements AgentListener {
  @Override
  public void afterAgent(AutoConfiguredOpenTelemetrySdk sdk) {
    Probe probe = Probe.running();
    if (probe == null) {
      return;
    }
    Destination destination = new Destination(probe.settings);
    Tracer tracer = sdk.getOpenTelemetrySdk().getTracer("io.linescope.probe");
    Resource resource = Identity.resource(tracer, probe.service.name);
    Runnable stopEngine = connect(probe, resource, destination, tracer);
    Tracer manual = sdk.getOpenTelemetrySdk().getTracer("io.linescope.api");
    ManualRecording.hook(new ManualCalls(manual, probe.control));
    ControlChannel channel = follow(probe, destination.control(), resource);
    OwnMetrics metrics = OwnMetrics.start(destination::metrics, resource);
    Runnable stop =
        () -> {
          if (channel != null) {
            channel.stop();
          }
          stopEngine.run();
          metrics.stop();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "linescope-stop"));
    OtherAgents.report();
  }

  /** Asks the server for rules from now on; null: there is none to ask. */
  private static ControlChannel follow(Probe probe, HttpSender sender, Resource resource) {
    if (sender == null) {
      return null;
    }
    ControlChannel channel = new ControlChannel(sender, probe.control, resource);
    probe.engine.governor().own(channel.start());
    return channel;
  }

  /** Returns what ends the connection. */
  private static Runnable connect(
      Probe probe, Resource resource, Destination destination, Tracer tracer) {
    Engine engine = probe.engine;
    TreeDelivery delivery = new TreeDelivery(destination.logs(), resource, engine::resendMethods);
    engine.governor().own(delivery.start());
    engine.sink(delivery);
    TaskHook.hook(new Submissions());
    OwnTasks tasks = new OwnTasks(engine.weaving()::isApplications, probe.settings.tracesJobs());
    EntryPoints.hook(new EntrySpans(tracer, probe.control, tasks::started));
    TaskWraps.wrapper(tasks);
    return () -> {
      TaskWraps.wrapper(null);
      engine.stop();
      delivery.stop();
    };
  }
}
