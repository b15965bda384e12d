/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.overload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight processes send more than the server can take with its small heap. Every span is either
 * acknowledged, and stored, or refused with a word of when to come again; and the memory is flat.
 *
 * <p>{@code ./linescope soak ingest} runs it for minutes.
 */
class ITOverload {
  private static final int SENDERS = 8;
  private static final int SECONDS = Integer.getInteger("linescope.overload.seconds", 25);
  private static final String HEAP = "-Xms192m -Xmx192m -XX:+AlwaysPreTouch";

  /** In a short time a JVM is not warm: code is compiled, and buffers come into use. */
  private static final long SLACK = (SECONDS < 120 ? 96L : 24L) << 20;

  private static final String FAILED = "linescope_failed_requests_total";
  private static final String ALWAYS = "from=0&to=" + Long.MAX_VALUE;

  @TempDir Path data;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void overload_isRefusedWithAHintAndNothingElseIsLost() throws Exception {
    Told told;
    try (ServerProcess server = server()) {
      MemoryWatch memory = MemoryWatch.start(processes.get(0).pid(), server);
      try (memory) {
        told = sendFromAll(server);
      }
      System.out.printf("%d s:%n%s%s%n", SECONDS, told, memory);
      System.out.print(figures(server));
      assertEverySpanHasItsAnswer(told);
      assertServerCountsTheSame(server, told);
      assertMemoryIsFlat(memory);
      assertThat(server.errors().toString()).doesNotContain("Error", "Exception");
      assertThat(server.stop()).isZero();
    }
    try (ServerProcess again = server()) {
      assertStored(again, told);
    }
  }

  private static void assertEverySpanHasItsAnswer(Told told) {
    assertThat(told.others()).isEmpty();
    assertThat(told.spansAcknowledged()).as("acknowledged").isPositive();
    assertThat(told.spansRefused()).as("refused: is this an overload?").isPositive();
    assertThat(told.spansAcknowledged() + told.spansRefused()).isEqualTo(told.spansSent());
  }

  private static void assertServerCountsTheSame(ServerProcess server, Told told) throws Exception {
    assertThat(server.figure("linescope_accepted_spans_total")).isEqualTo(told.spansAcknowledged());
    assertThat(server.figure("linescope_refused_items_total")).isEqualTo(told.spansRejected());
    assertThat(server.figure(FAILED)).isEqualTo(told.requestsRefused());
    assertThat(
            server.figure(FAILED + "{signal=\"traces\",reason=\"no-room\"}")
                + server.figure(FAILED + "{signal=\"traces\",reason=\"overloaded\"}"))
        .isEqualTo(told.requestsRefused());
    assertThat(server.figure("linescope_storage_spans_stored_total"))
        .isEqualTo(told.spansAcknowledged());
    assertThat(server.figure("linescope_receiving_bytes")).isZero();
    assertThat(server.get("/api/v1/health").path("reasons").findValuesAsText("slug"))
        .containsExactly("overloaded");
    assertStored(server, told);
  }

  private static void assertStored(ServerProcess server, Told told) throws Exception {
    JsonNode services = server.get("/api/v1/services");
    assertThat(services).hasSize(1);
    assertThat(services.get(0).path("spans").asLong()).isEqualTo(told.spansAcknowledged());
    long requests = 0;
    for (JsonNode operation : server.get("/api/v1/red?by=operation&" + ALWAYS).path("rows")) {
      requests += operation.path("requests").asLong();
    }
    assertThat(requests).as("counted requests").isEqualTo(told.spansAcknowledged());
  }

  private static void assertMemoryIsFlat(MemoryWatch memory) {
    assertThat(memory.failure()).isNull();
    assertThat(memory.heapGrowth()).as("heap: %s", memory).isLessThan(SLACK);
    assertThat(memory.residentGrowth()).as("resident: %s", memory).isLessThan(SLACK);
  }

  private static String figures(ServerProcess server) throws Exception {
    StringBuilder figures = new StringBuilder();
    server
        .page("/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> figures.append(line).append('\n'));
    return figures.toString();
  }

  private ServerProcess server() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Distribution.command().toString(), "server", "--data", data.toString());
    builder.command().addAll(List.of("--port", "0", "--self-spans", "off"));
    builder.command().addAll(List.of("--otlp-grpc-port", "0", "--otlp-http-port", "0"));
    builder.environment().put("LINESCOPE_JAVA_OPTS", HEAP);
    Process process = builder.start();
    processes.add(0, process);
    return ServerProcess.of(process);
  }

  private Told sendFromAll(ServerProcess server) throws Exception {
    List<Process> senders = new ArrayList<>();
    for (int number = 0; number < SENDERS; number++) {
      senders.add(
          number < SENDERS / 2
              ? sender("grpc", server.listening("otlp-grpc"), number)
              : sender("http", server.listening("otlp-http"), number));
    }
    Told told = new Told();
    for (Process sender : senders) {
      byte[] printed = sender.getInputStream().readAllBytes();
      assertThat(sender.waitFor()).isZero();
      new String(printed, StandardCharsets.UTF_8).lines().forEach(told::add);
    }
    return told;
  }

  private Process sender(String protocol, String server, int number) throws IOException {
    Process sender =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", classPath()),
                Sender.class.getName(),
                protocol,
                server,
                Integer.toString(number),
                Integer.toString(SECONDS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(sender);
    return sender;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
