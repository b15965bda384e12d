/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.self;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as its own witness: service linescope, which tells of nothing that it causes. */
class ITSelfObservation {
  private static final String STORED = "linescope_own_spans_total";
  private static final String ALL = "/api/v1/traces?limit=1000&since=1h&service=linescope";
  private static final String CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String PROTOBUF = "application/x-protobuf";
  private static final long IDLE_SECONDS = 20;
  private static final long PATIENCE_SECONDS = 30;

  @TempDir Path folder;

  @Test
  void idleServer_storesItsStartAndNothingElse() throws Exception {
    try (ServerProcess server = server()) {
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
      assertThat(server.figure(STORED)).isEqualTo(1);
      assertThat(names(server)).containsExactly("replay");
    }
  }

  @Test
  void requestToTheApi_isASpanOfItsCallersTrace() throws Exception {
    try (ServerProcess server = server()) {
      assertThat(ask(server, "/api/v1/health", "traceparent", CALLER)).isEqualTo(200);
      assertThat(ask(server, "/api/v1/traces/none")).isEqualTo(400);
      await(server, 3);

      assertThat(names(server))
          .containsExactlyInAnyOrder("replay", "GET /api/v1/health", "GET /api/v1/traces/{id}");
      JsonNode span = span(server, "0af7651916cd43dd8448eb211c80319c");
      assertThat(span.path("parentSpanId").asText()).isEqualTo("b7ad6b7169203331");
      assertThat(span.path("kind").asInt()).isEqualTo(2);
      assertThat(span.path("attributes").findValuesAsText("stringValue"))
          .contains("GET", "/api/v1/health");
      JsonNode instance = server.get("/api/v1/services/linescope/instances").get(0);
      assertThat(instance.path("pid").asLong()).isPositive();
      assertThat(instance.path("version").asText()).isNotEmpty();
    }
  }

  @Test
  void manyRequests_areSampled() throws Exception {
    try (ServerProcess server = server()) {
      long began = System.nanoTime();
      for (int request = 0; request < 500; request++) {
        ask(server, "/api/v1/health");
      }
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + 2;
      TimeUnit.SECONDS.sleep(3);
      assertThat(server.figure(STORED)).isBetween(10L, 10 * seconds + 1);
    }
  }

  @Test
  void receiptsOfWhatItToldItself_areNotToldOf() throws Exception {
    try (ServerProcess server = server()) {
      await(server, 1);
      for (int batch = 0; batch < 3; batch++) {
        server.post("/v1/traces", PROTOBUF, Otlp.batch("linescope", batch, 1));
        TimeUnit.MILLISECONDS.sleep(1_100);
      }
      TimeUnit.SECONDS.sleep(2);
      assertThat(server.figure(STORED)).isEqualTo(1);

      server.post("/v1/traces", PROTOBUF, Otlp.batch("till", 9, 1));
      await(server, 2);
      assertThat(names(server)).contains("receive traces");
    }
  }

  @Test
  void selfTrees_areThoseOfItsOwnMethodsAndFeedOnNothing() throws Exception {
    try (ServerProcess server = server("--self-trees")) {
      assertThat(server.errors().toString()).contains("service linescope");
      assertThat(ask(server, "/api/v1/services")).isEqualTo(200);
      Set<String> classes = awaitTrees(server);

      assertThat(classes)
          .contains(
              "io.linescope.query.http.Router", "io.linescope.query.service.ServiceEndpoints");
      assertThat(server.get("/api/v1/services/linescope/instances")).hasSize(1);
      awaitSilence(server);
      assertThat(server.stop()).isZero();
    }
  }

  /** What was asked may take its time to be told of; what is told of itself would never end. */
  private static void awaitSilence(ServerProcess server) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(4 * IDLE_SECONDS);
    List<Long> before = List.of();
    for (List<Long> now = accepted(server); !now.equals(before); now = accepted(server)) {
      assertThat(System.nanoTime()).as("%s, then %s", before, now).isLessThan(deadline);
      before = now;
      TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    }
  }

  private static List<Long> accepted(ServerProcess server) throws Exception {
    return List.of(
        server.figure("linescope_accepted_spans_total"),
        server.figure("linescope_accepted_call_tree_parts_total"));
  }

  /** The classes in the trees of a server that was asked for its services. */
  private static Set<String> awaitTrees(ServerProcess server) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Set<String> classes = new TreeSet<>();
    while (!classes.contains("io.linescope.query.service.ServiceEndpoints")) {
      assertThat(System.nanoTime()).as("%s, %s", classes, server.errors()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(500);
      server.trees("linescope").forEach(tree -> classes.addAll(tree.findValuesAsText("class")));
    }
    return classes;
  }

  /** After the end nothing of it lies about: neither what libraries unpack, nor empty folders. */
  @Test
  void end_leavesNoTemporaryFiles() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    ProcessBuilder builder = builder();
    builder.environment().put("LINESCOPE_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    try (ServerProcess server = ServerProcess.of(builder.start())) {
      server.post("/v1/traces", PROTOBUF, Otlp.batch("till", 0, 500));
      HttpResponse<byte[]> answer =
          HttpClient.newHttpClient()
              .send(
                  request(server, "/api/v1/traces").header("accept-encoding", "gzip, br").build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
      assertThat(server.stop()).isZero();
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }

  private static void await(ServerProcess server, long spans) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (server.figure(STORED) < spans) {
      assertThat(System.nanoTime()).as("%s spans", spans).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** The names of its traces, except of this very question. */
  private static List<String> names(ServerProcess server) throws Exception {
    List<String> names = new ArrayList<>();
    server.get(ALL).forEach(trace -> names.add(trace.path("operation").asText()));
    names.remove("GET /api/v1/traces");
    return names;
  }

  private static JsonNode span(ServerProcess server, String trace) throws Exception {
    return server.get("/api/v1/traces/" + trace + "/otlp").findValue("spans").get(0);
  }

  private static int ask(ServerProcess server, String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(server, path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpRequest.Builder request(ServerProcess server, String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private ServerProcess server(String... options) throws IOException {
    return ServerProcess.of(builder(options).start());
  }

  private ProcessBuilder builder(String... options) {
    List<String> command = new ArrayList<>(List.of(Distribution.command().toString(), "server"));
    command.addAll(List.of("--data", folder.resolve("data").toString(), "--port", "0"));
    command.addAll(List.of("--otlp-grpc-port", "0", "--otlp-http-port", "0"));
    command.addAll(List.of(options));
    return new ProcessBuilder(command);
  }
}
