/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Application;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded changes while applications run, by the command line alone. */
class ITLevel {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_SECONDS = 30;
  private static final String TINY = "org.example.workshop.Hot#tiny";

  private static final String CONFIGURATION =
      """
      file_format: "1.0"
      resource:
        attributes:
          - name: service.name
            value: door
      propagator:
        composite_list: tracecontext,baggage
      tracer_provider:
        sampler:
          parent_based:
            root:
              trace_id_ratio_based:
                ratio: 1
        processors:
          - batch:
              schedule_delay: 200
              exporter:
                otlp_http:
                  endpoint: %s/v1/traces
      """;

  @TempDir private Path folder;

  @Test
  void levels_followTheRulesAndReturnByThemselves() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application door = door(server, "methods")) {
      Door asked = new Door(server);
      asked.awaitProbe();
      assertThat(asked.trees("/usual", 3)).hasSize(3);

      level(server, "--level", "spans", "--endpoint", "GET /quiet", "--for", "1h");
      assertThat(asked.treesBesideSpans("/quiet", 3)).isEmpty();
      assertThat(asked.trees("/loud", 3)).hasSize(3);

      level(server, "--level", "off", "--for", "2s");
      asked.request("/off", Map.of());
      asked.requestUntilTraced("/again");
      assertThat(asked.traces("/off")).isEmpty();
    }
  }

  @Test
  void orderedCalls_areThoseOfTheNextRequestsOrOfASignedOne() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application door = door(server, "methods")) {
      Door asked = new Door(server);
      asked.awaitProbe();
      level(server, "--ordered", "--next", "2", "--endpoint", "/ordered");

      List<JsonNode> trees = asked.trees("/ordered", 4);

      assertThat(trees).hasSize(4);
      assertThat(trees.stream().filter(tree -> !tree.path("calls").isNull())).hasSize(2);
      assertThat(trees)
          .filteredOn(tree -> !tree.path("calls").isNull())
          .allSatisfy(tree -> assertThat(tree.at("/calls/node")).hasSize(5));

      String value = debugHeader(server);
      asked.request("/debug", Map.of("linescope-debug", value));
      asked.request("/debug", Map.of("linescope-debug", value.replace('.', '0')));
      List<JsonNode> debugged = asked.await("/debug", found -> found.size() == 2);
      assertThat(debugged.stream().filter(tree -> !tree.path("calls").isNull())).hasSize(1);
    }
  }

  /** Each service that it passes records it, whatever it records of other requests. */
  @Test
  void debugHeader_goesWithTheRequest() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application door = door(server, "methods")) {
      Door asked = new Door(server);
      asked.awaitProbe();
      asked.request("/relay", Map.of());
      assertThat(asked.await("/relay", found -> found.size() == 2)).hasSize(2);

      level(server, "--level", "off", "--endpoint", "/relay*");
      asked.request("/relay", Map.of("linescope-debug", debugHeader(server)));

      List<JsonNode> trees = asked.await("/relay", found -> found.size() == 4);
      assertThat(trees.stream().filter(tree -> !tree.path("calls").isNull())).hasSize(2);
    }
  }

  /** There nobody asks the probe for a sampler and a propagator; it names its own. */
  @Test
  void levels_actWhereAFileConfiguresOpenTelemetry() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application door = door(server, "methods", configuration(server))) {
      Door asked = new Door(server);
      asked.awaitProbe();
      level(server, "--level", "off", "--endpoint", "/quiet*");
      level(server, "--level", "spans", "--header", "x-tenant=acme");

      asked.request("/quiet", Map.of());
      asked.request("/tenant", Map.of("x-tenant", "acme"));
      assertThat(asked.trees("/usual", 2)).hasSize(2);
      asked.await("/tenant", found -> asked.traces("/tenant").size() == 1);
      assertThat(asked.await("/tenant", found -> true)).isEmpty();
      assertThat(asked.traces("/quiet")).isEmpty();

      level(server, "--level", "off");
      asked.request("/relay", Map.of("linescope-debug", debugHeader(server)));
      List<JsonNode> trees = asked.await("/relay", found -> found.size() == 2);
      assertThat(trees).noneMatch(tree -> tree.path("calls").isNull());
    }
  }

  private String configuration(ServerProcess server) throws Exception {
    Path file = folder.resolve("otel.yaml");
    return "-Dotel.config.file=" + Files.writeString(file, CONFIGURATION.formatted(server.url()));
  }

  private static String debugHeader(ServerProcess server) throws Exception {
    String header = level(server, "--debug-header", "--for", "1m").trim();
    return header.substring(header.indexOf(' ') + 1);
  }

  @Test
  void methodsAreWoven_onceARuleWantsThem() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application door = door(server, "spans")) {
      Door asked = new Door(server);
      asked.awaitProbe();
      assertThat(asked.treesBesideSpans("/spans", 2)).isEmpty();

      level(server, "--level", "methods");

      assertThat(asked.trees("/methods", 3)).hasSize(3);
    }
  }

  /** What the tree says of a hot method is true each time. */
  @Test
  void hotMethod_isDemotedPinnedAndDemotedAgain() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application hot = hot(server)) {
      awaitLatest(server, tree -> says(tree, 0, "tiny"));

      Command.run(
          Map.of("LINESCOPE_SERVER", server.url()),
          Distribution.command(),
          "level",
          "hot",
          "--pin",
          TINY);
      JsonNode pinned = awaitLatest(server, tree -> says(tree, 10_000_000));
      assertThat(pinned.path("demoted")).isEmpty();

      Command.run(
          Map.of("LINESCOPE_SERVER", server.url()),
          Distribution.command(),
          "level",
          "hot",
          "--unpin",
          TINY);
      awaitLatest(server, tree -> says(tree, 0, "tiny"));
    }
  }

  private static boolean says(JsonNode tree, long calls, String... demoted) {
    List<String> names = new ArrayList<>();
    tree.path("demoted").forEach(method -> names.add(method.path("method").asText()));
    long seen = 0;
    for (JsonNode node : tree.path("nodes")) {
      seen += node.path("method").asText().equals("tiny") ? node.path("count").asLong() : 0;
    }
    return seen == calls && names.equals(List.of(demoted));
  }

  private JsonNode awaitLatest(ServerProcess server, Predicate<JsonNode> wanted) throws Exception {
    long deadline = System.nanoTime() + 2 * PATIENCE_SECONDS * 1_000_000_000;
    JsonNode latest = null;
    while (System.nanoTime() < deadline) {
      List<JsonNode> trees = server.trees("hot");
      latest = trees.isEmpty() ? null : trees.get(0);
      if (latest != null && wanted.test(latest)) {
        return latest;
      }
      Thread.sleep(300);
    }
    throw new AssertionError("the latest tree is " + latest);
  }

  private Application hot(ServerProcess server) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=hot",
                "-Dlinescope.entry-points=org.example.workshop.Hot#run",
                "-Dlinescope.state=" + folder.resolve("state")));
    options.addAll(Programs.options("Hot", 10_000));
    return Application.underProbe(JavaHome.of(17), options);
  }

  private Application door(ServerProcess server, String level, String... more) throws Exception {
    port = Application.freePort();
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=door",
                "-Dlinescope.level=" + level,
                "-Dlinescope.skip=none",
                "-Dlinescope.state=" + folder.resolve("state"),
                "-Dsun.net.httpserver.nodelay=true"));
    options.addAll(List.of(more));
    options.addAll(Programs.options("Door", port));
    Application door = Application.underProbe(JavaHome.of(17), options);
    door.awaitAnswer("http://127.0.0.1:" + port + "/begin");
    return door;
  }

  private int port;

  private static String level(ServerProcess server, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("level"));
    if (!arguments[0].equals("--debug-header")) {
      command.add("door");
    }
    command.addAll(List.of(arguments));
    Command done =
        Command.run(
            Map.of("LINESCOPE_SERVER", server.url()),
            Distribution.command(),
            command.toArray(String[]::new));
    assertThat(done.exitCode()).as(done.errors()).isZero();
    if (command.contains("door")) {
      assertThat(done.output()).contains("followed by 1 of 1 running processes");
    }
    return done.output();
  }

  /** The program that is asked, and what the server has of it. */
  private final class Door {
    private final ServerProcess server;

    Door(ServerProcess server) {
      this.server = server;
    }

    void awaitProbe() throws Exception {
      long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
      while (server.get("/api/v1/levels").path("instances").isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(100);
      }
    }

    void request(String path, Map<String, String> headers) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
      headers.forEach(request::header);
      assertThat(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }

    void requestUntilTraced(String path) throws Exception {
      long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
      while (traces(path).isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        request(path, Map.of());
        Thread.sleep(200);
      }
    }

    /** Makes so many requests; returns their trees, one of each, once they are stored. */
    List<JsonNode> trees(String path, int requests) throws Exception {
      request(path, requests);
      return await(path, found -> found.size() >= requests);
    }

    /** Makes so many requests; returns their trees when those that should not be had their time. */
    List<JsonNode> treesBesideSpans(String path, int requests) throws Exception {
      request(path, requests);
      await(path, found -> traces(path).size() == requests);
      Thread.sleep(1_000);
      return await(path, found -> true);
    }

    private void request(String path, int requests) throws Exception {
      for (int i = 0; i < requests; i++) {
        request(path, Map.of());
      }
    }

    List<JsonNode> await(String path, Ready ready) throws Exception {
      long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
      while (true) {
        List<JsonNode> trees = new ArrayList<>();
        for (JsonNode trace : traces(path)) {
          String id = trace.path("traceId").asText();
          server.get("/api/v1/traces/" + id + "/tree").path("trees").forEach(trees::add);
        }
        if (ready.test(trees)) {
          return trees;
        }
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(100);
      }
    }

    private List<JsonNode> traces(String path) throws Exception {
      List<JsonNode> traces = new ArrayList<>();
      server
          .get("/api/v1/traces?service=door&since=1h&limit=1000&attribute=url.path%3D" + path)
          .forEach(traces::add);
      return traces;
    }
  }

  private interface Ready {
    boolean test(List<JsonNode> trees) throws Exception;
  }
}
