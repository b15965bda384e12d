/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Application;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server on WebFlux and Netty, whose requests go from thread to thread. */
class ITReactive {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int HOPS = 1_000;

  @TempDir private Path folder;
  private String url = "";

  /** No more fragments than there are threads: those of the parallel scheduler, one of Netty's. */
  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void thousandDelays_areAFragmentForEachThread(int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application rapids = rapids(server, version)) {
      assertThat(ask("/drift?hops=" + HOPS, Map.of())).isEqualTo(Integer.toString(HOPS));

      JsonNode tree = server.awaitTrees("rapids", "GET /drift", 1, 1).get(0).at("/trees/0");
      ITPrograms.isWhole(tree);
      assertThat(calls(tree))
          .containsEntry("Course.drift", 1L)
          .containsEntry("Course.paddle", 1_000L);
      assertThat(tree.path("fragments"))
          .hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors() + 2);
      assertThat(tree.path("nodes")).hasSizeLessThan(30);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void requestThatChangesThreads_isOneTree(int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application rapids = rapids(server, version)) {
      for (int i = 0; i < 20; i++) {
        assertThat(ask("/dive", Map.of())).isEqualTo("2");
      }

      for (JsonNode document : server.awaitTrees("rapids", "GET /dive", 20, 1)) {
        JsonNode tree = document.at("/trees/0");
        ITPrograms.isWhole(tree);
        assertThat(threads(tree))
            .containsEntry("Course.dive", "reactor-http")
            .containsEntry("Course.sink", "boundedElastic")
            .containsEntry("Course.surface", "parallel");
        assertThat(calls(tree))
            .containsEntry("Course.dive", 1L)
            .containsEntry("Course.sink", 1L)
            .containsEntry("Course.surface", 1L)
            .containsEntry("Course.hold", 2L);
      }
    }
  }

  /** What came with the request is with each of its spans, as it came. */
  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void requestToAnotherServer_isOfTheSameTrace(int version) throws Exception {
    String traceId = "0af7651916cd43dd8448eb211c80319c";
    String state = "vendor=a:b,other=1";
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application rapids = rapids(server, version)) {
      String parent = "00-" + traceId + "-b7ad6b7169203331-01";
      assertThat(ask("/relay", Map.of("traceparent", parent, "tracestate", state))).isEqualTo("2");

      server.awaitTrees("rapids", "GET /relay", 1, 2);
      List<String> states = new ArrayList<>();
      server
          .get("/api/v1/traces/" + traceId + "/otlp")
          .findValues("spans")
          .forEach(spans -> spans.forEach(span -> states.add(span.path("traceState").asText())));
      assertThat(states).hasSizeGreaterThanOrEqualTo(3).containsOnly(state);
    }
  }

  private Application rapids(ServerProcess server, int version) throws Exception {
    int port = Application.freePort();
    url = "http://127.0.0.1:" + port;
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=rapids",
                "-Dlinescope.budget=off",
                "-Dlinescope.state=" + folder.resolve("state")));
    options.addAll(Programs.withLibraries("org.example.rapids.Rapids", Integer.toString(port)));
    Application rapids = Application.underProbe(JavaHome.of(version), options);
    rapids.awaitAnswer(url + "/ready");
    return rapids;
  }

  private String ask(String path, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    headers.forEach(request::header);
    HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static Map<String, Long> calls(JsonNode tree) {
    Map<String, Long> calls = new TreeMap<>();
    tree.path("nodes")
        .forEach(node -> calls.merge(name(node), node.path("count").asLong(), Long::sum));
    return calls;
  }

  /** The kind of thread that ran a method: its name up to the first number. */
  private static Map<String, String> threads(JsonNode tree) {
    Map<Integer, String> names = new TreeMap<>();
    for (JsonNode fragment : tree.path("fragments")) {
      String kind = fragment.path("thread").asText().replaceFirst("(-epoll|-nio)?-\\d.*", "");
      names.put(fragment.path("id").asInt(), kind);
    }
    Map<String, String> threads = new TreeMap<>();
    tree.path("nodes")
        .forEach(node -> threads.put(name(node), names.get(node.path("fragment").asInt())));
    return threads;
  }

  private static String name(JsonNode node) {
    String type = node.path("class").asText();
    return type.substring(type.lastIndexOf('.') + 1) + "." + node.path("method").asText();
  }
}
