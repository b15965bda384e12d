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
import io.linescope.it.process.RecordedSpan;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.TreeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that goes on where OpenTelemetry does not follow, or begins where nobody asked for it. */
class ITHops {
  private static final int RUNS = 5;

  @TempDir Path data;

  @ParameterizedTest
  @MethodSource("io.linescope.it.process.JavaHome#promised")
  void threadsMadeForTheWork_areFollowed(int version) throws Exception {
    assertThat(trees(version, "Strands")).hasSize(RUNS).containsOnly(Programs.truth("strands.txt"));
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void virtualThreadsMadeForTheWork_areFollowed(int version) throws Exception {
    assertThat(trees(version, "Floss")).hasSize(RUNS).containsOnly(Programs.truth("floss.txt"));
  }

  @ParameterizedTest
  @MethodSource("io.linescope.it.process.JavaHome#promised")
  void scheduledJob_isATraceOfItsOwnEachTime(int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      run(server, version, "Watch");

      List<String> expected =
          new ArrayList<>(Collections.nCopies(RUNS, Programs.truth("watch.txt")));
      expected.add("clock\n  Watch.relieve 1\n    Watch.look 1\n");
      assertThat(server.trees("Watch"))
          .allSatisfy(ITPrograms::isWhole)
          .extracting(TreeText::of)
          .containsExactlyInAnyOrderElementsOf(expected);
      List<RecordedSpan> spans = RecordedSpan.of(server, "Watch");
      assertThat(spans).extracting(RecordedSpan::traceId).doesNotHaveDuplicates();
      assertThat(spans)
          .filteredOn(span -> span.name().equals("Watch$Round.run"))
          .hasSize(RUNS)
          .allSatisfy(span -> assertThat(span.parentId()).isEmpty());
    }
  }

  private List<String> trees(int version, String program) throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      run(server, version, program);
      List<JsonNode> trees = server.trees(program);
      assertThat(trees).allSatisfy(ITPrograms::isWhole);
      return trees.stream().map(TreeText::of).toList();
    }
  }

  private static void run(ServerProcess server, int version, String program) throws Exception {
    List<String> options = Programs.exactly(server.url(), program, RUNS);
    try (Application application = Application.underProbe(JavaHome.of(version), options)) {
      application.awaitEnd();
    }
  }
}
