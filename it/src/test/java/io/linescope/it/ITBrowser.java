/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.DemoProcess;
import io.linescope.it.process.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A person with a browser at the running demo. The steps are in ui/e2e/run.mjs, which reports each
 * of them beside this test's own report.
 */
class ITBrowser {
  @Test
  void everyStep_succeeds() throws Exception {
    Path ui = Distribution.root().resolve("ui");
    Path target = Distribution.root().resolve("it/target");
    Path log = target.resolve("browser.log");
    try (DemoProcess demo = DemoProcess.start()) {
      ProcessBuilder spec =
          new ProcessBuilder("node", "e2e/run.mjs")
              .directory(ui.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      Map<String, String> environment = spec.environment();
      environment.put("LINESCOPE_URL", demo.url());
      environment.put(
          "LINESCOPE_REPORT", target.resolve("browser-reports/TEST-browser.xml").toString());
      environment.putIfAbsent("LINESCOPE_SCREENSHOTS", target.resolve("screenshots").toString());
      Process steps = spec.start();
      assertThat(steps.waitFor(240, TimeUnit.SECONDS)).as("ends").isTrue();
      assertThat(steps.exitValue()).as(Files.readString(log)).isZero();
    }
  }
}
