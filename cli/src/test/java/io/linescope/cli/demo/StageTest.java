/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linescope.cli.Installation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {
  @TempDir private Path folder;

  @Test
  void stage_leavesNoProcess() throws Exception {
    List<ProcessHandle> children;
    try (Stage stage = new Stage(DistributionDouble.unpackTo(folder))) {
      String server = stage.startServer(0, List.of());
      String shop = stage.startShop(server);
      children = ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();

      assertThat(server).matches("http://127.0.0.1:\\d+");
      assertThat(shop).matches("http://127.0.0.1:\\d+").isNotEqualTo(server);
      assertThat(children).hasSize(4);
    }
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void takenPort_doesNotStopTheServer() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Stage stage = new Stage(DistributionDouble.unpackTo(folder))) {
      String server = stage.startServer(taken.getLocalPort(), List.of());

      assertThat(server).isNotEqualTo("http://127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void missingJar_isNamed() throws Exception {
    Installation installation = DistributionDouble.unpackTo(folder);
    Files.delete(folder.resolve("demo/stock.jar"));
    try (Stage stage = new Stage(installation)) {
      assertThatThrownBy(() -> stage.startShop("http://127.0.0.1:1"))
          .hasMessageContaining("stock.jar: none");
    }
  }

  @Test
  void leash_endsTheProcessWithItsInput() throws Exception {
    Path jar = DistributionDouble.unpackTo(folder).server();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.toString(),
                Leash.class.getName(),
                "server",
                "--port",
                "0")
            .start();
    try {
      assertThat(process.inputReader().readLine()).startsWith("ready ");
      assertThat(process.isAlive()).isTrue();

      process.getOutputStream().close();

      assertThat(process.waitFor(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
