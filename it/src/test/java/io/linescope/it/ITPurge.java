/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.CallTreeEvents;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.ServerProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code linescope purge}, on the folder of a real server. */
class ITPurge {
  private static final String PROTOBUF = "application/x-protobuf";

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void nameFolder() {
    data = folder.resolve("data");
  }

  @Test
  void recordedThings_areGoneAndRulesStay() throws Exception {
    try (ServerProcess server = ServerProcess.start(data, "--seal-spans", "50")) {
      server.post("/v1/traces", PROTOBUF, Otlp.batch("till", 0, 100));
      server.post("/v1/logs", PROTOBUF, CallTreeEvents.batch("till", 0, 100));
      server.post(
          "/api/v1/levels",
          "application/json",
          "{\"service\":\"till\",\"level\":\"spans\"}".getBytes(StandardCharsets.UTF_8));
      assertThat(server.get("/api/v1/services")).hasSize(1);

      Command early = purge("--all", "--yes");
      assertThat(early.exitCode()).isEqualTo(4);
      assertThat(early.errors()).contains("is in use (expected: a server that is stopped)");
      assertThat(server.stop()).isZero();
    }

    Command purge = purge("--all", "--yes");
    assertThat(purge.errors()).isEmpty();
    assertThat(purge.exitCode()).isZero();
    assertThat(purge.output()).matches("removed [1-9]\\d* files, .* MB, in " + data + "\n");

    try (ServerProcess server = ServerProcess.start(data)) {
      assertThat(server.get("/api/v1/services")).isEmpty();
      assertThat(server.get("/api/v1/levels").path("rules")).hasSize(1);
      server.post("/v1/traces", PROTOBUF, Otlp.batch("till", 0, 10));
      assertThat(server.get("/api/v1/traces?service=till&since=1h")).hasSize(10);
    }
  }

  @Test
  void lessThanAll_isRefused() throws Exception {
    Command purge = purge("--older-than", "7d", "--yes");

    assertThat(purge.exitCode()).isEqualTo(2);
    assertThat(purge.errors())
        .contains("--older-than: 7d (expected: --all, as the store cannot remove a part yet)");
  }

  @ParameterizedTest
  @CsvSource({"'', 2, nobody answers", "n, 1, nothing was removed", "y, 0, ''"})
  void question_isAnsweredWithYesOrNothingIsRemoved(String answer, int exitCode, String error)
      throws Exception {
    ServerProcess server = ServerProcess.start(data);
    server.post("/v1/traces", PROTOBUF, Otlp.batch("till", 0, 1));
    server.stop();
    Path input = Files.writeString(folder.resolve("answer"), answer);

    Process purge =
        new ProcessBuilder(Distribution.command() + "", "purge", "--all", "--data", data + "")
            .redirectInput(input.toFile())
            .start();

    assertThat(purge.errorReader().lines().toList().toString()).contains("? [y/N]", error);
    assertThat(purge.waitFor()).isEqualTo(exitCode);
    assertThat(Files.exists(data.resolve("log"))).isEqualTo(exitCode != 0);
  }

  private Command purge(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("purge", "--data", data.toString()));
    all.addAll(List.of(options));
    return Command.run(Distribution.command(), all.toArray(String[]::new));
  }
}
