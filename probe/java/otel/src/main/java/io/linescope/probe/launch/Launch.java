/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import io.linescope.probe.engine.Engine;
import io.linescope.probe.engine.control.Control;
import io.linescope.probe.engine.control.Level;
import io.linescope.probe.engine.settings.EngineSettings;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Starts the engine ahead of OpenTelemetry. Runs in the boot loader. */
public final class Launch {
  private static final String STARTED = "linescope.internal.started";
  private static final String OPENTELEMETRY_LOG =
      "io.opentelemetry.javaagent.slf4j.simpleLogger.log.";

  /**
   * Prepares the process, if it is the first to do so.
   *
   * @param otherAgent whether an OpenTelemetry agent runs already
   * @return whether OpenTelemetry is to be started now
   */
  public static boolean prepare(File jar, Instrumentation instrumentation, boolean otherAgent) {
    if (System.setProperty(STARTED, "true") != null) {
      StartLine.print("a second probe on the command line was ignored: " + jar);
      return false;
    }
    if (otherAgent) {
      StartLine.print("off, since another tracing agent is running: OpenTelemetry");
      return false;
    }
    start(jar, Program.ofProcess(), instrumentation);
    return true;
  }

  private static void start(File jar, Program program, Instrumentation instrumentation) {
    Settings settings = Settings.ofProcess(jar);
    ServiceName service = ServiceName.of(settings, program);
    ApplicationCode code = new ApplicationCode(program);
    Level level = Level.valueOf(settings.level().name());
    Engine engine = Engine.start(engineSettings(settings, service, code), instrumentation);
    instrumentation.addTransformer(new SubmissionWeaver());
    TaskWeaver.install(instrumentation);
    if (level == Level.METHODS) {
      engine.weaving().begin();
    }
    Control control = new Control(engine, level, settings.budget());
    Probe.running(new Probe(settings, service, Version.of(jar), engine, control));
    quieten("io.opentelemetry.javaagent.tooling.VersionLogger");
    quieten("io.opentelemetry.exporter");
    quieten("io.opentelemetry.sdk.metrics.export.PeriodicMetricReader");
    boolean weaves = level == Level.METHODS;
    String packages = weaves ? code.describe() : "nothing (linescope.level)";
    showDoctor(service.name, packages);
    tell(service, packages, settings);
  }

  /** Where {@code linescope doctor}, which attaches to the process, finds it. */
  private static void showDoctor(String service, String packages) {
    System.setProperty("linescope.internal.service", service);
    System.setProperty("linescope.internal.packages", packages);
  }

  // Of a server that is away the probe tells in one line, OpenTelemetry with a stack trace each.
  private static void quieten(String logger) {
    System.getProperties().putIfAbsent(OPENTELEMETRY_LOG + logger, "off");
  }

  // Beside the application's start, since a server that does not answer would hold it up.
  private static void tell(ServiceName service, String code, Settings settings) {
    Thread teller =
        new Thread(
            () -> StartLine.print(StartLine.of(service, code, settings.endpoint())),
            "linescope-start");
    teller.setDaemon(true);
    teller.start();
  }

  private static EngineSettings engineSettings(
      Settings settings, ServiceName service, ApplicationCode code) {
    EngineSettings.Builder builder =
        EngineSettings.builder()
            .include(settings.list("linescope.include"))
            .exclude(settings.list("linescope.exclude"))
            .entryPoints(settings.list("linescope.entry-points"))
            .application(code)
            .budget(settings.budget())
            .timing(choice(settings, "linescope.timing", EngineSettings.Timing.ADAPTIVE))
            .clock(choice(settings, "linescope.clock", EngineSettings.ClockSource.AUTO))
            .skip(choice(settings, "linescope.skip", EngineSettings.Skip.TRIVIAL))
            .maxNodes(settings.number("linescope.max-nodes", 10_000));
    return builder.stateFolder(stateFolder(settings, service)).build();
  }

  private static Path stateFolder(Settings settings, ServiceName service) {
    String named = settings.text("linescope.state");
    if (named != null) {
      return Paths.get(named);
    }
    String folder = service.name.replaceAll("[^A-Za-z0-9_-]", "_");
    return Paths.get(System.getProperty("user.home", "."), ".linescope", "probe", folder);
  }

  private static <E extends Enum<E>> E choice(Settings settings, String name, E otherwise) {
    @Nullable String value = settings.text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Enum.valueOf(otherwise.getDeclaringClass(), value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      Settings.complain(name, value, "such as " + otherwise.name().toLowerCase(Locale.ROOT));
      return otherwise;
    }
  }

  private Launch() {}
}
