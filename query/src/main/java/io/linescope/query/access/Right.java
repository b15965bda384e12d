/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.server.Route;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account may do. */
public enum Right {
  /** Send spans, trees and metrics, and ask for rules: what probes do. */
  SEND,
  /** Read what is stored and change what is recorded: what people do. */
  USE;

  private static final String FILES = "/*";

  /** Health, the way in, and files that are the same for everyone: the UI and the probe. */
  private static final Set<String> OPEN =
      Set.of(
          "/api/v1/health",
          "/api/v1/session",
          "/download/linescope-probe.jar",
          "/download/linescope-probe.jar.sha256",
          FILES);

  /**
   * Returns what {@code route} demands; null: nothing. Decided by the route that was found, however
   * the path was spelt; one that nobody thought of here is for people.
   */
  static @Nullable Right neededAt(Route route) {
    String pattern = route.patternString();
    if (OPEN.contains(pattern)) {
      return null;
    }
    return pattern.startsWith("/v1/") || pattern.startsWith("/opentelemetry.proto.") ? SEND : USE;
  }
}
