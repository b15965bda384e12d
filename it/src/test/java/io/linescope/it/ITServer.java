/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server as a process: what scripts rely on, and what survives. */
class ITServer {
  private static final String COUNT =
      """
      import sys
      import duckdb
      query = "select count(distinct trace_id), count(*) from read_parquet('%s')" % sys.argv[1]
      print(duckdb.connect().execute(query).fetchone())
      """;

  @TempDir Path folder;

  @Test
  void start_saysWhatListensInOrder() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      List<String> lines = server.output().lines();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0)).matches("listening otlp-grpc 127\\.0\\.0\\.1:\\d+");
      assertThat(lines.get(1)).matches("listening otlp-http 127\\.0\\.0\\.1:\\d+");
      assertThat(lines.get(2)).matches("ready http://127\\.0\\.0\\.1:\\d+");
      assertThat(server.get("/api/v1/health").path("status").asText()).isEqualTo("ok");
      assertThat(server.stop()).isZero();
    }
  }

  @Test
  void secondServerOnTheSameFolder_exits4() throws Exception {
    try (ServerProcess first = ServerProcess.start(folder)) {
      Process second = server("--data", folder.toString(), "--port", "0");
      assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(4);
      assertThat(first.get("/api/v1/services")).isEmpty();
    }
  }

  @Test
  void bindBeyondLoopback_isRefused() throws Exception {
    Process server = server("--data", folder.toString(), "--bind", "0.0.0.0");
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(2);
    assertThat(new String(server.getErrorStream().readAllBytes()))
        .contains("0.0.0.0")
        .contains("linescope server credentials");
  }

  @Test
  void ui_isServedWithItsPolicy() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      var page = server.page("/traces");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<div id=\"root\">");
      assertThat(page.headers().firstValue("content-security-policy").orElse(""))
          .contains("default-src 'self'");
    }
  }

  /** Seals every 2 000 spans, and lets Python's DuckDB read the segments as they are. */
  @Test
  void segments_areReadAfterRestartAndByPython() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, "--seal-spans", "2000")) {
      for (int first = 0; first < 2_000; first += 100) {
        byte[] batch = Otlp.batch("sealed", first, 100);
        assertThat(server.post("/v1/traces", "application/x-protobuf", batch).statusCode())
            .isEqualTo(200);
      }
      awaitSegments();
      assertThat(server.stop()).isZero();
    }
    try (ServerProcess server = ServerProcess.start(folder, "--seal-spans", "2000")) {
      for (int trace = 0; trace < 2_000; trace += 97) {
        JsonNode skeleton = server.get("/api/v1/traces/" + Otlp.traceId(trace));
        assertThat(skeleton.path("spanCount").asInt()).isEqualTo(Otlp.SPANS_PER_TRACE);
      }
    }
    String counted = countInPython();
    assertThat(counted).matches("\\(\\d+, \\d+\\)");
    int traces = Integer.parseInt(counted.split("[(,)]")[1].trim());
    int spans = Integer.parseInt(counted.split("[(,)]")[2].trim());
    assertThat(spans).isGreaterThanOrEqualTo(6_000).isEqualTo(traces * Otlp.SPANS_PER_TRACE);
  }

  private void awaitSegments() throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (segments() < 3) {
      assertThat(System.nanoTime()).as("segments in " + folder).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private long segments() throws Exception {
    Path segments = folder.resolve("segments");
    if (!Files.exists(segments)) {
      return 0;
    }
    try (Stream<Path> listed = Files.list(segments)) {
      return listed.filter(path -> !path.toString().endsWith(".tmp")).count();
    }
  }

  /** Python's own duckdb, installed by name into a folder of this test. */
  private String countInPython() throws Exception {
    Path packages = Distribution.root().resolve("it/target/python");
    if (!Files.exists(packages.resolve("duckdb"))) {
      run("python3", "-m", "pip", "install", "--quiet", "--target", packages.toString(), "duckdb");
    }
    Path script = Files.writeString(folder.resolve("count.py"), COUNT);
    return run(
        "env",
        "PYTHONPATH=" + packages,
        "python3",
        script.toString(),
        folder + "/segments/*/spans.parquet");
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes()).trim();
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().reduce("", (before, line) -> line);
  }

  private static Process server(String... options) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(List.of(Distribution.command().toString(), "server"));
    command.addAll(List.of("--otlp-grpc-port", "0", "--otlp-http-port", "0"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
