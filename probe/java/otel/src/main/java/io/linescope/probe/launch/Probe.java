/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import io.linescope.probe.engine.Engine;
import io.linescope.probe.engine.control.Control;
import org.jspecify.annotations.Nullable;

/** The running probe, as the classes in OpenTelemetry's loader find it. */
public final class Probe {
  private static volatile @Nullable Probe running;

  public final Settings settings;
  public final ServiceName service;

  /** The probe's own version; empty: its jar does not tell. */
  public final String version;

  public final Engine engine;
  public final Control control;

  Probe(Settings settings, ServiceName service, String version, Engine engine, Control control) {
    this.settings = settings;
    this.service = service;
    this.version = version;
    this.engine = engine;
    this.control = control;
  }

  /** The probe of this process; null: it was not started. */
  public static @Nullable Probe running() {
    return running;
  }

  static void running(Probe probe) {
    running = probe;
  }
}
