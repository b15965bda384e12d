/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import io.linescope.it.process.BrowserSteps;
import io.linescope.it.process.ServerProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person with a browser at a server without data: the steps are in ui/e2e/firstMinutes.mjs. */
class ITFirstMinutes {
  @TempDir Path folder;

  @Test
  void everyStep_tellsWhyThereIsNoDataYet() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      BrowserSteps.run("firstMinutes", "first-minutes", server.url(), Map.of());
    }
  }
}
