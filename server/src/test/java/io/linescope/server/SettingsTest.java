/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.cli.FailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void commandLine_winsOverEnvironmentOverFile() throws Exception {
    Path file =
        Files.writeString(folder.resolve("c.properties"), "data=/file\nport=1\notlp-grpc-port=2\n");

    Settings settings = Settings.of(Map.of("port", "9"), file, name -> "/environment");

    assertThat(settings)
        .isEqualTo(new Settings(Path.of("/environment"), "127.0.0.1", 9, 2, 4318, 500_000));
  }

  @Test
  void unknownKey_isNamedWithTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("c.properties"), "prot=1\n");

    assertThatThrownBy(() -> Settings.of(Map.of(), file, name -> null))
        .isInstanceOf(FailedException.class)
        .hasMessageStartingWith("key in " + file + ": prot (expected: one of [bind, data,")
        .extracting("exitCode")
        .isEqualTo(2);
  }

  @Test
  void addressThatOthersReach_isRefusedWithTheCommandThatHelps() {
    assertThatThrownBy(() -> Settings.of(Map.of("bind", "0.0.0.0"), null, name -> null))
        .hasMessageStartingWith("bind: 0.0.0.0 (expected: a loopback address")
        .hasMessageContaining("linescope server credentials");
  }

  @Test
  void portBeyondRange_isRefused() {
    assertThatThrownBy(() -> Settings.of(Map.of("port", "65536"), null, name -> null))
        .hasMessage("port: 65536 (expected: 0 to 65535)");
  }
}
