/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import io.linescope.it.process.BrowserSteps;
import io.linescope.it.process.DemoProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person with a browser at the running demo: the steps are in ui/e2e/run.mjs. */
class ITBrowser {
  @Test
  void everyStep_succeeds() throws Exception {
    try (DemoProcess demo = DemoProcess.start()) {
      BrowserSteps.run("run", "browser", demo.url(), Map.of());
    }
  }
}
