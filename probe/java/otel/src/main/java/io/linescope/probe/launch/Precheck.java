/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.File;

/**
 * Decides whether the probe is to enter this process at all. Runs in the application's loader, on
 * copies of the few classes it needs, before the boot loader knows of the probe.
 */
public final class Precheck {
  private static final String OTHER_AGENT = "io.opentelemetry.javaagent.OpenTelemetryAgent";
  private static final String OURS = "io.linescope.probe.launch.Launch";

  /** Whether to go on; says why not where somebody could wonder. */
  public static boolean passes(File jar) {
    Settings settings = Settings.ofProcess(jar);
    if (!settings.isEnabled() || Program.ofProcess().isTool()) {
      return false;
    }
    if (settings.level() == Settings.Level.OFF) {
      StartLine.print("off (linescope.level)");
      return false;
    }
    if (isInBootLoader(OTHER_AGENT) && !isStarted()) {
      StartLine.print("off, since another tracing agent is running: OpenTelemetry");
      return false;
    }
    return true;
  }

  /** Whether the boot loader has the probe already. */
  public static boolean isStarted() {
    return isInBootLoader(OURS);
  }

  private static boolean isInBootLoader(String className) {
    try {
      Class.forName(className, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private Precheck() {}
}
