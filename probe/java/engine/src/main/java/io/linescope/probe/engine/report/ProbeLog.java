/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.report;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The probe's only voice: lines on stderr, never the application's logging. Each kind of warning
 * speaks at most once a minute and then says how often it kept silent.
 */
public final class ProbeLog {
  private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final ConcurrentHashMap<String, Warning> WARNINGS = new ConcurrentHashMap<>();

  private ProbeLog() {}

  /** Prints one line. */
  public static void info(String message) {
    print(message);
  }

  /**
   * Prints a warning, if it is this kind's turn.
   *
   * @param slug the kind, explained in docs/messages.md
   */
  public static void warn(String slug, String message) {
    WARNINGS.computeIfAbsent(slug, key -> new Warning()).say(slug, message);
  }

  @SuppressWarnings("SystemOut") // an application's logging must not see the probe
  private static void print(String message) {
    System.err.println("linescope: " + message);
  }

  private static final class Warning {
    private long lastNanos = System.nanoTime() - INTERVAL_NANOS;
    private int silent;

    synchronized void say(String slug, String message) {
      long now = System.nanoTime();
      if (now - lastNanos < INTERVAL_NANOS) {
        silent++;
        return;
      }
      String more = silent == 0 ? "" : " (and " + silent + " more)";
      lastNanos = now;
      silent = 0;
      print("[" + slug + "] " + message + more);
    }
  }
}
