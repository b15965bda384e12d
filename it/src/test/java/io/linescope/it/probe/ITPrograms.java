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
import io.linescope.it.process.TreeText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose calls are written down, on every JVM that the probe promises to run on. */
class ITPrograms {
  private static final int RUNS = 5;
  private static final String CONFIGURATION =
      """
      file_format: "1.0"
      resource:
        attributes:
          - name: service.name
            value: filed
      tracer_provider:
        processors:
          - batch:
              schedule_delay: 200
              exporter:
                otlp_http:
                  endpoint: %s/v1/traces
      """;

  @TempDir Path data;

  @ParameterizedTest
  @MethodSource("io.linescope.it.process.JavaHome#promised")
  void batch_isRecordedExactly(int version) throws Exception {
    assertThat(trees(version, "Batch")).hasSize(RUNS).containsOnly(Programs.truth("batch.txt"));
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void virtualThreads_areRecordedExactly(int version) throws Exception {
    assertThat(trees(version, "Fibers")).hasSize(RUNS).containsOnly(Programs.truth("fibers.txt"));
  }

  /** Where a file configures OpenTelemetry, spans go where it says, and trees belong to them. */
  @Test
  void openTelemetryConfiguredByFile_isFollowed() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      Path file =
          Files.writeString(data.resolve("otel.yaml"), CONFIGURATION.formatted(server.url()));
      List<String> options = new ArrayList<>(List.of("-Dotel.config.file=" + file));
      options.addAll(Programs.exactly(server.url(), "Batch", RUNS));
      try (Application application = Application.underProbe(JavaHome.of(17), options)) {
        application.awaitEnd();
      }
      assertThat(server.trees("filed"))
          .hasSize(RUNS)
          .allSatisfy(tree -> assertThat(tree.path("service").asText()).isEqualTo("filed"))
          .extracting(TreeText::of)
          .containsOnly(Programs.truth("batch.txt"));
    }
  }

  /** The truth is the source's, not the probe's: it is confirmed where no probe is. */
  @Test
  void writtenTruth_isConfirmedWithoutProbe() throws Exception {
    Application plain = Application.start(JavaHome.of(17), Programs.options("Batch", 1));
    plain.awaitEnd();
    Map<String, Long> counted = new TreeMap<>();
    for (String line : plain.output().lines()) {
      String[] words = line.split(" ", -1);
      counted.put(words[1], Long.parseLong(words[2]));
    }
    Map<String, Long> written = new TreeMap<>();
    Matcher node = Pattern.compile(" +(\\S+) (\\d+)").matcher(Programs.truth("batch.txt"));
    while (node.find()) {
      written.merge(node.group(1), Long.parseLong(node.group(2)), Long::sum);
    }
    assertThat(written).isEqualTo(counted);
  }

  private List<String> trees(int version, String program) throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      List<String> options = Programs.exactly(server.url(), program, RUNS);
      try (Application application = Application.underProbe(JavaHome.of(version), options)) {
        application.awaitEnd();
      }
      return server.trees(program).stream().peek(ITPrograms::isWhole).map(TreeText::of).toList();
    }
  }

  static void isWhole(JsonNode tree) {
    assertThat(tree.path("complete").asBoolean()).isTrue();
    assertThat(tree.path("notes")).isEmpty();
    assertThat(tree.path("keptNodes")).isEqualTo(tree.path("seenNodes"));
  }
}
