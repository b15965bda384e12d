/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.CallTreeEvents;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Otlp;
import io.linescope.it.process.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that ask a server, as scripts use them. */
class ITCommandLine {
  private static final String ID = Otlp.traceId(3);

  @TempDir static Path data;

  private static ServerProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = ServerProcess.start(data);
    server.post("/v1/traces", "application/x-protobuf", Otlp.batch("till", 0, 10));
    server.post("/v1/logs", "application/x-protobuf", CallTreeEvents.batch("till", 0, 10));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void traces_areOneDocument() throws Exception {
    Command traces = linescope("traces", "--service", "till", "--limit", "4", "-o", "json");

    assertThat(traces.exitCode()).isZero();
    assertThat(traces.errors()).isEmpty();
    JsonNode document = new ObjectMapper().readTree(traces.output());
    assertThat(document).hasSize(4);
    assertThat(document.get(0).path("spans").asInt()).isEqualTo(Otlp.SPANS_PER_TRACE);
    assertThat(document.get(0).path("callTrees").asInt()).isEqualTo(1);
  }

  @Test
  void traces_areATableForPeople() throws Exception {
    Command traces = linescope("traces", "--service", "till");

    assertThat(traces.output().lines()).hasSize(11);
    assertThat(traces.output()).startsWith("TRACE ").contains(ID);
  }

  @Test
  void trace_isOtlp() throws Exception {
    JsonNode document = new ObjectMapper().readTree(linescope("trace", ID, "-o", "json").output());

    assertThat(document.at("/resourceSpans/0/scopeSpans/0/spans")).hasSize(Otlp.SPANS_PER_TRACE);
    assertThat(document).isEqualTo(server.get("/api/v1/traces/" + ID + "/otlp"));
  }

  @Test
  void tree_hasTheDocumentOfTheApi() throws Exception {
    Command tree = linescope("tree", ID, "-o", "json");

    JsonNode document = new ObjectMapper().readTree(tree.output());
    assertThat(document.at("/trees/0/nodes")).hasSize(CallTreeEvents.NODES_PER_TREE);
    assertThat(document).isEqualTo(server.get("/api/v1/traces/" + ID + "/tree"));
    assertThat(linescope("tree", ID).output()).startsWith("till  span ").contains("  thread main");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "traces --limit 0 | 2 | limit: 0 (expected: 1 to 1000)",
        "traces --min-duration 5 | 2 | min-duration: 5 (expected: a duration",
        "traces --nonsense | 2 | Unknown option: '--nonsense'",
        "nonsense | 2 | nonsense",
        "tree xyz | 2 | id: xyz (expected: 32 hexadecimal digits)",
        "tree 0000000000000000000000000000ffff | 1 | 0000000000000000000000000000ffff",
        "traces -o xml | 2 | xml",
      })
  void mistakes_areNamedOnStderr(String arguments, int exitCode, String message) throws Exception {
    Command command = linescope(arguments.split(" "));

    assertThat(command.exitCode()).isEqualTo(exitCode);
    assertThat(command.errors()).contains(message);
    assertThat(command.output()).isEmpty();
  }

  @Test
  void serverThatIsNotThere_isExitCode3() throws Exception {
    Command command = Command.run(linescope(), "traces", "--server", "http://127.0.0.1:9");

    assertThat(command.exitCode()).isEqualTo(3);
    assertThat(command.errors()).contains("http://127.0.0.1:9: not reachable", "linescope server");
  }

  private static Command linescope(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.get(0).equals("nonsense")) {
      all.addAll(List.of("--server", server.url()));
    }
    return Command.run(linescope(), all.toArray(String[]::new));
  }

  private static Path linescope() {
    return Distribution.command();
  }
}
