/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.DemoProcess;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo as a user runs it: it compares every tree with the shop's known truth itself. */
class ITDemo {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void demo_findsTheWholeTruth(int version) throws Exception {
    findsTheWholeTruth(version, "linescope-probe.jar");
  }

  @Test
  void demo_findsTheWholeTruthWithTheProbeOfWebApplications() throws Exception {
    findsTheWholeTruth(17, "linescope-probe-web.jar", "--only", "order,slow,failing,forget");
  }

  private void findsTheWholeTruth(int version, String probe, String... options) throws Exception {
    Path out = folder.resolve("out");
    Path errors = folder.resolve("errors");
    List<String> command = new ArrayList<>(List.of(Distribution.command().toString(), "demo"));
    command.addAll(List.of("--once", "--json", "--port", "0", "--probe", probe));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", JavaHome.of(version).folder().toString());
    Process demo = builder.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
    try {
      assertThat(demo.waitFor(180, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      assertThat(demo.exitValue()).as(Files.readString(errors)).isZero();
      JsonNode document = new ObjectMapper().readTree(out.toFile());
      assertThat(document.path("services")).hasSize(3);
      assertThat(document.path("callTrees").asInt()).isPositive();
      assertThat(document.path("keptOf").path("kept"))
          .isEqualTo(document.path("keptOf").path("seen"));
    } finally {
      demo.destroyForcibly();
    }
  }

  @Test
  void demo_namesThreePagesAndLeavesNothingRunning() throws Exception {
    DemoProcess demo = DemoProcess.start();
    HttpClient http = HttpClient.newHttpClient();
    List<String> pages = demo.pages();
    assertThat(pages).hasSize(3).doesNotHaveDuplicates();
    for (String page : pages) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(page)).build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
    List<ProcessHandle> children = demo.children();
    assertThat(children).hasSizeGreaterThanOrEqualTo(4);
    demo.stop();
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void demo_refusesUnknownOptions() throws Exception {
    Process demo =
        new ProcessBuilder(Distribution.command().toString(), "demo", "--nonsense")
            .redirectErrorStream(true)
            .start();
    assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(2);
  }
}
