/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.ServerProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void busyPort_exits4AndNamesItsOwner() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      Command server =
          Command.run(
              Distribution.command(), "server", "--data", folder.toString(), "--port", port);
      assertThat(server.exitCode()).isEqualTo(4);
      assertThat(server.errors())
          .contains("port: " + port + " is taken by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void busyOtlpPort_isNamedAndServedElsewhere() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      String command = Distribution.command().toString();
      List<String> all = new ArrayList<>(List.of(command, "server", "--data", folder.toString()));
      all.addAll(List.of("--otlp-grpc-port", port, "--otlp-http-port", "0", "--port", "0"));
      Process process = new ProcessBuilder(all).start();
      try (ServerProcess server = ServerProcess.of(process)) {
        assertThat(server.errors().lines())
            .anyMatch(line -> line.contains("otlp-grpc port: " + port + " is taken by process"));
        assertThat(server.url()).endsWith(server.listening("otlp-grpc"));
        byte[] batch = Otlp.batch("till", 0, 1);
        assertThat(server.post("/v1/traces", "application/x-protobuf", batch).statusCode())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void end_keepsWhatWasAcknowledged() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      server.post("/v1/traces", "application/x-protobuf", Otlp.batch("till", 0, 50));
      long before = System.nanoTime();
      assertThat(server.stop()).isZero();
      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }
    try (ServerProcess server = ServerProcess.start(folder)) {
      assertThat(server.get("/api/v1/traces?service=till&since=24h")).hasSize(50);
    }
  }

  @Test
  void ui_isServedWithItsPolicy() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      HttpResponse<String> page = server.page("/traces");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<div id=\"root\">");
      assertThat(header(page, "content-security-policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(header(page, "cache-control")).isEqualTo("no-cache");

      Matcher script = Pattern.compile("src=\"(\\S*assets/\\S+\\.js)\"").matcher(page.body());
      assertThat(script.find()).isTrue();
      HttpResponse<String> asset = server.page("/" + script.group(1).replaceFirst("^\\.?/", ""));
      assertThat(header(asset, "content-type")).contains("javascript");
      assertThat(header(asset, "cache-control")).contains("immutable");
      assertThat(header(asset, "x-content-type-options")).isEqualTo("nosniff");

      for (String outside :
          List.of("/assets/none.js", "/..%2f..%2flinescope-probe.jar", "/assets/%2e%2e/x")) {
        assertThat(server.page(outside).statusCode()).as(outside).isIn(400, 404);
      }
    }
  }

  @Test
  void probe_isHandedOutWithItsChecksum() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder)) {
      byte[] beside = Files.readAllBytes(Distribution.probe());
      String checksum =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(beside));
      assertThat(server.page("/download/linescope-probe.jar.sha256").body())
          .isEqualTo(checksum + "  linescope-probe.jar\n");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + "/download/linescope-probe.jar"))
              .build();
      assertThat(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofByteArray())
                  .body())
          .isEqualTo(beside);
    }
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
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
    List<String> command = new ArrayList<>(List.of(Distribution.command().toString(), "server"));
    command.addAll(List.of("--otlp-grpc-port", "0", "--otlp-http-port", "0"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).start();
  }
}
