/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

  @Test
  void unpackedArchive_startsWhatItsManifestNames(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("META-INF"));
    Files.writeString(
        folder.resolve("META-INF/MANIFEST.MF"),
        "Manifest-Version: 1.0\nMain-Class: " + LAUNCHER + "\nStart-Class: com.acme.Shop\n\n");

    assertThat(Program.of(LAUNCHER + " --port=0", folder.toString()).mainClass)
        .isEqualTo("com.acme.Shop");
  }

  @Test
  void launcherWithoutManifest_isTheMainClass(@TempDir Path folder) {
    assertThat(Program.of(LAUNCHER, folder.toString()).mainClass).isEqualTo(LAUNCHER);
  }
}
