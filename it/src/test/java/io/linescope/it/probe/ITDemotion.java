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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that calls a tiny method ten million times. How long it takes: bench/demotion. */
class ITDemotion {
  private static final long CALLS = 10_000_000;

  @TempDir Path folder;

  @Test
  void hotMethod_isDemotedAndTheNextStartBeginsSo() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      List<JsonNode> first = run(server, "first");
      List<JsonNode> second = run(server, "second");

      JsonNode latest = first.get(0); // newest first
      JsonNode oldest = first.get(first.size() - 1);
      assertThat(calls(oldest, "tiny")).isEqualTo(CALLS);
      assertThat(oldest.path("demoted")).isEmpty();
      assertThat(demoted(latest)).containsExactly("tiny");
      assertThat(calls(latest, "tiny")).isZero();
      assertThat(calls(latest, "run")).isEqualTo(1);
      assertThat(second)
          .allSatisfy(tree -> assertThat(demoted(tree)).containsExactly("tiny"))
          .allSatisfy(tree -> assertThat(calls(tree, "tiny")).isZero());
    }
  }

  private List<JsonNode> run(ServerProcess server, String service) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=" + service,
                "-Dlinescope.entry-points=org.example.workshop.Hot#run",
                "-Dlinescope.state=" + folder.resolve("state")));
    options.addAll(Programs.options("Hot", 10));
    try (Application hot = Application.underProbe(JavaHome.of(17), options)) {
      hot.awaitEnd();
    }
    List<JsonNode> trees = server.trees(service);
    assertThat(trees).hasSize(10);
    return trees;
  }

  private static List<String> demoted(JsonNode tree) {
    List<String> names = new ArrayList<>();
    tree.path("demoted").forEach(method -> names.add(method.path("method").asText()));
    return names;
  }

  private static long calls(JsonNode tree, String method) {
    long calls = 0;
    for (JsonNode node : tree.path("nodes")) {
      if (node.path("method").asText().equals(method)) {
        calls += node.path("count").asLong();
      }
    }
    return calls;
  }
}
