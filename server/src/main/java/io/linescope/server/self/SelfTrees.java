/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.self;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.cli.Installation;
import io.linescope.cli.exec.Variables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The server under its own probe. A JVM can only be born with a probe: {@code bin/linescope} asks
 * for the variables of such a one, and then starts the server with them.
 *
 * <p>Traces begin where the API is asked, and nowhere else: no library is watched, and what comes
 * over OTLP, the probe's own parcels among it, leaves no trace.
 */
public final class SelfTrees {
  /** What the first process chose, for the second. */
  private static final String PORT = "linescope.internal.port";

  private static final String INSTANCE = "linescope.internal.instance";
  private static final String ENTRY_POINTS = "io.linescope.query.http.Router#answer";

  private SelfTrees() {}

  /** Returns the port that the probe of this process was told of; null: it has none of ours. */
  public static @Nullable String port() {
    return System.getProperty(PORT);
  }

  /** Returns the id of this process in all that it tells of itself. */
  static String instance() {
    return System.getProperty(INSTANCE, UUID.randomUUID().toString());
  }

  /**
   * Returns what a shell is to set before it starts the server.
   *
   * @param server where it will answer on this machine
   */
  public static Variables variables(URI server) throws FailedException {
    String instance = UUID.randomUUID().toString();
    String told = "-D" + PORT + "=" + server.getPort() + " -D" + INSTANCE + "=" + instance;
    String tools = Variables.toolOptions(probe(), System.getenv("JAVA_TOOL_OPTIONS"));
    return new Variables()
        .set("JAVA_TOOL_OPTIONS", tools + " " + told)
        .set("LINESCOPE_ENDPOINT", server.toString())
        .set("LINESCOPE_SERVICE", OwnSpans.SERVICE)
        .set("LINESCOPE_ENTRY_POINTS", ENTRY_POINTS)
        .set("LINESCOPE_JOBS", "false")
        .set("OTEL_RESOURCE_ATTRIBUTES", resource("service.instance.id=" + instance))
        .set("OTEL_INSTRUMENTATION_COMMON_DEFAULT_ENABLED", "false");
  }

  private static String resource(String more) {
    String before = System.getenv("OTEL_RESOURCE_ATTRIBUTES");
    return before == null || before.isBlank() ? more : before + "," + more;
  }

  private static Path probe() throws FailedException {
    try {
      return Installation.find("linescope-probe.jar").probe();
    } catch (IOException e) {
      throw new FailedException(ExitCodes.FAILED, "self-trees: " + e.getMessage());
    }
  }
}
