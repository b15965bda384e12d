/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.cli.FailedException;
import io.linescope.server.credentials.CredentialsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
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
        .isEqualTo(
            new Settings(
                Path.of("/environment"),
                "127.0.0.1",
                9,
                2,
                4318,
                Set.of(),
                500_000,
                100_000,
                true));
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
    assertThatThrownBy(() -> Settings.of(everywhere(), null, name -> null))
        .hasMessageStartingWith("bind: 0.0.0.0 (expected: a loopback address")
        .hasMessageEndingWith("linescope server credentials --data " + folder + ")")
        .extracting("exitCode")
        .isEqualTo(2);
  }

  @Test
  void addressThatOthersReach_isTakenWithCredentials() throws Exception {
    CredentialsFile.in(folder).replace();

    assertThat(Settings.of(everywhere(), null, name -> null).bind()).isEqualTo("0.0.0.0");
  }

  private Map<String, String> everywhere() {
    return Map.of("bind", "0.0.0.0", "data", folder.toString());
  }

  @Test
  void hostNames_areAList() throws Exception {
    Map<String, String> options = Map.of("host-names", "a.example, b ,");

    assertThat(Settings.of(options, null, name -> null).hostNames())
        .containsExactlyInAnyOrder("a.example", "b");
  }

  @Test
  void selfSpans_areOnOrOff() throws Exception {
    assertThat(Settings.of(Map.of("self-spans", "off"), null, name -> null).selfSpans()).isFalse();
    assertThatThrownBy(() -> Settings.of(Map.of("self-spans", "no"), null, name -> null))
        .hasMessage("self-spans: no (expected: on or off)");
  }

  @Test
  void portBeyondRange_isRefused() {
    assertThatThrownBy(() -> Settings.of(Map.of("port", "65536"), null, name -> null))
        .hasMessage("port: 65536 (expected: 0 to 65535)");
  }
}
