/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.Application;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code linescope doctor} at real servers and processes, well and ill. */
class ITDoctor {
  private static final JavaHome JAVA = JavaHome.of(17);
  private static final Path OPENTELEMETRY =
      Distribution.root().resolve("it/target/agents/opentelemetry-javaagent.jar");

  @TempDir private Path folder;

  @Test
  void server_isWellAndATraceGoesRound() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      Command doctor = doctor(server.url());

      assertThat(doctor.exitCode()).as(doctor.output()).isZero();
      JsonNode document = new ObjectMapper().readTree(doctor.output());
      assertThat(document.path("ok").asBoolean()).isTrue();
      assertThat(check(document, "server").path("found").asText()).contains(server.url());
      assertThat(check(document, "clock").path("status").asText()).isEqualTo("ok");
      String roundTrip = check(document, "round-trip").path("found").asText();
      assertThat(roundTrip).matches("trace [0-9a-f]{32} was sent and found after \\d+ ms; .*");
      String traceId = roundTrip.split(" ")[1];
      assertThat(server.get("/api/v1/traces?service=linescope-doctor&since=1h"))
          .hasSize(1)
          .first()
          .satisfies(trace -> assertThat(trace.path("traceId").asText()).isEqualTo(traceId));
    }
  }

  @Test
  void process_isLookedIntoAndAtTheServer() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application door =
            door(
                "-javaagent:" + Distribution.probe(),
                "-javaagent:" + OPENTELEMETRY,
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=door",
                "-Dlinescope.levle=methods",
                "-Dlinescope.state=" + folder.resolve("state"))) {
      awaitProbe(server);

      Command doctor = doctor(Long.toString(door.pid()));

      assertThat(doctor.exitCode()).as(doctor.output()).isZero();
      JsonNode document = new ObjectMapper().readTree(doctor.output());
      assertThat(check(document, "java").path("found").asText()).contains("Java 17");
      assertThat(check(document, "probe").path("found").asText())
          .contains(Distribution.probe() + ", version 0.");
      assertThat(check(document, "settings").path("remedy").asText())
          .isEqualTo("is it linescope.level?");
      assertThat(check(document, "second-agent").path("found").asText())
          .contains("opentelemetry-javaagent.jar");
      assertThat(check(document, "recorded").path("found").asText())
          .matches("service door: methods of org.example.\\*, [1-9]\\d* classes .*");
      assertThat(check(document, "round-trip").path("status").asText()).isEqualTo("ok");
    }
  }

  @Test
  void processWithoutTheProbe_isToldHowToGetIt() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder);
        Application door = door("-Dlinescope.endpoint=" + server.url())) {
      Command doctor = doctor(Long.toString(door.pid()));

      assertThat(doctor.exitCode()).isEqualTo(1);
      JsonNode probe = check(new ObjectMapper().readTree(doctor.output()), "probe");
      assertThat(probe.path("status").asText()).isEqualTo("failed");
      assertThat(probe.path("remedy").asText()).contains("linescope exec -- COMMAND");
    }
  }

  @Test
  void probeThatIsOff_saysWhy() throws Exception {
    try (Application door =
        door(
            "-javaagent:" + Distribution.probe(),
            "-Dlinescope.enabled=false",
            "-Dlinescope.endpoint=http://127.0.0.1:9")) {
      Command doctor = doctor(Long.toString(door.pid()));

      assertThat(doctor.exitCode()).isEqualTo(1);
      JsonNode document = new ObjectMapper().readTree(doctor.output());
      assertThat(check(document, "probe").path("found").asText())
          .endsWith("and off: linescope.enabled=false");
      assertThat(check(document, "server").path("status").asText()).isEqualTo("failed");
    }
  }

  @Test
  void serverThatIsAway_isOneLineForPeople() throws Exception {
    Command doctor = Command.run(Distribution.command(), "doctor", "http://127.0.0.1:9");

    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.output()).startsWith("failed   server         http://127.0.0.1:9: not reach");
    assertThat(doctor.output().lines()).hasSize(2);
  }

  private static Command doctor(String patient) throws Exception {
    return Command.run(Distribution.command(), "doctor", patient, "-o", "json");
  }

  private static JsonNode check(JsonNode document, String name) {
    for (JsonNode check : document.path("checks")) {
      if (check.path("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError(name + ": not among " + document);
  }

  private static Application door(String... options) throws Exception {
    int port = Application.freePort();
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none"));
    all.addAll(Programs.options("Door", port));
    Application door = Application.start(JAVA, all);
    door.awaitAnswer("http://127.0.0.1:" + port + "/");
    return door;
  }

  /** Until it has told what it wove. */
  private static void awaitProbe(ServerProcess server) throws Exception {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (server.get("/api/v1/probes").isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(100);
    }
  }
}
