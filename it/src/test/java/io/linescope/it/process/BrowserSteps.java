/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A person with a browser: steps in ui/e2e, which report each of them beside the test's report. */
public final class BrowserSteps {
  private static final int LIMIT_SECONDS = 400;

  private BrowserSteps() {}

  /** Runs {@code ui/e2e/NAME.mjs} against a server; fails with what it said. */
  public static void run(String name, String report, String url, Map<String, String> more)
      throws Exception {
    Path target = Distribution.root().resolve("it/target");
    Path log = target.resolve(report + ".log");
    ProcessBuilder spec =
        new ProcessBuilder("node", "e2e/" + name + ".mjs")
            .directory(Distribution.root().resolve("ui").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = spec.environment();
    environment.put("LINESCOPE_URL", url);
    environment.put(
        "LINESCOPE_REPORT", target.resolve("browser-reports/TEST-" + report + ".xml").toString());
    environment.putIfAbsent("LINESCOPE_SCREENSHOTS", target.resolve("screenshots").toString());
    environment.putAll(more);
    Process steps = spec.start();
    assertThat(steps.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(steps.exitValue()).as(Files.readString(log)).isZero();
  }
}
