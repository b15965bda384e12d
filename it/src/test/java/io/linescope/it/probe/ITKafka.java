/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Application;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.KafkaBroker;
import io.linescope.it.process.Programs;
import io.linescope.it.process.RecordedSpan;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.TreeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters through a real broker: who reads them belongs to the trace of who wrote them. */
class ITKafka {
  private static final int TIMES = 3;
  private static final int LETTERS = 3;
  private static final String WRITTEN =
      """
      main
        Letters.write 1
          Letters.salute 3
      """;
  private static final String READ =
      """
      postman
        Postman.deliver 1
          Postman.stamps 1
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void letters_areReadInTheTraceOfTheirWriter(int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        KafkaBroker broker = KafkaBroker.start(folder)) {
      run(server, broker, version);

      List<JsonNode> documents = server.awaitTrees("letters", "Letters.write", TIMES, 1 + LETTERS);
      for (JsonNode document : documents) {
        List<String> trees = new ArrayList<>();
        document.path("trees").forEach(tree -> trees.add(TreeText.of(tree)));
        assertThat(trees).containsExactlyInAnyOrder(WRITTEN, READ, READ, READ);
      }
      List<RecordedSpan> spans = RecordedSpan.of(server, "letters");
      List<String> sent = named(spans, "letters publish").stream().map(ITKafka::place).toList();
      assertThat(named(spans, "letters process"))
          .hasSize(TIMES * LETTERS)
          .allSatisfy(read -> assertThat(read.links()).hasSize(1))
          .flatExtracting(RecordedSpan::links)
          .containsExactlyInAnyOrderElementsOf(sent);
    }
  }

  private void run(ServerProcess server, KafkaBroker broker, int version) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=letters",
                "-Dlinescope.budget=off",
                "-Dlinescope.entry-points=org.example.letters.Letters#write",
                "-Dlinescope.state=" + folder.resolve("state")));
    String times = Integer.toString(TIMES);
    options.addAll(Programs.withLibraries("org.example.letters.Letters", broker.address(), times));
    try (Application letters = Application.underProbe(JavaHome.of(version), options)) {
      letters.awaitEnd();
    }
  }

  private static List<RecordedSpan> named(List<RecordedSpan> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }

  private static String place(RecordedSpan span) {
    return span.traceId() + " " + span.spanId();
  }
}
