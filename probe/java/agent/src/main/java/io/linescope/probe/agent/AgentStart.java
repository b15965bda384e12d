/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.agent;

import io.linescope.probe.launch.Launch;
import io.opentelemetry.javaagent.OpenTelemetryAgent;
import io.opentelemetry.javaagent.bootstrap.InstrumentationHolder;
import java.io.File;
import java.lang.instrument.Instrumentation;

/**
 * The start proper, in the boot loader.
 *
 * <p>Public, although only {@link LinescopeAgent} calls it: for the JVM the two are in different
 * packages, since different loaders define them.
 */
public final class AgentStart {
  public static void run(File jar, String arguments, Instrumentation instrumentation) {
    boolean otherAgent = InstrumentationHolder.getInstrumentation() != null;
    if (Launch.prepare(jar, instrumentation, otherAgent)) {
      OpenTelemetryAgent.premain(arguments, instrumentation);
    }
  }

  private AgentStart() {}
}
