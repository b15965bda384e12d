/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.Application;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.TreeText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code linescope exec}, as a user types it. */
class ITExec {
  private static final String WORKSHOP = "org.example.workshop.";
  private static final Pattern KILL = Pattern.compile("stop it with: kill ([0-9]+)");

  @TempDir Path data;

  @Test
  void command_runsUnderTheProbeOfAServerThatStaysBehind() throws Exception {
    String url = "http://127.0.0.1:" + Application.freePort();
    Command batch = exec(url, batch());

    assertThat(batch.exitCode()).as(batch.errors()).isZero();
    assertThat(batch.output().lines().toList()).isEqualTo(plain());
    assertThat(batch.errors())
        .contains("linescope: started a server at " + url, "data in " + data)
        .contains("linescope: pages: " + url + "/?service=batch");
    ProcessHandle server = started(batch);
    try {
      assertThat(trees(url)).hasSize(5).containsOnly(Programs.truth("batch.txt"));
      assertThat(exec(url, "true").errors()).doesNotContain("started a server");
    } finally {
      assertThat(server.destroy()).isTrue();
      server.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void inputAndExitCode_areTheCommandsOwn() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      Process command = start(server.url(), "sh", "-c", "cat; exit 7");
      command.getOutputStream().write("what is said\n".getBytes(StandardCharsets.UTF_8));
      command.getOutputStream().close();

      assertThat(new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("what is said\n");
      assertThat(command.waitFor()).isEqualTo(7);
    }
  }

  @Test
  void signal_reachesTheCommand() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      String loop = "trap 'echo caught; exit 9' TERM; echo ready; while :; do sleep 0.1; done";
      Process command = start(server.url(), "sh", "-c", loop);
      assertThat(command.inputReader().readLine()).isEqualTo("ready");

      command.toHandle().destroy(); // that of Process closes its output

      assertThat(command.inputReader().readLine()).isEqualTo("caught");
      assertThat(command.waitFor()).isEqualTo(9);
    }
  }

  @Test
  void optionsOfJava_areKept() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      Command command =
          Command.run(
              Map.of("JAVA_TOOL_OPTIONS", "-Dmine=kept"),
              Distribution.command(),
              "exec",
              "--server",
              server.url(),
              "-Dlinescope.max-nodes=17",
              "--",
              "printenv",
              "JAVA_TOOL_OPTIONS",
              "LINESCOPE_ENDPOINT",
              "LINESCOPE_MAX_NODES");

      assertThat(command.output().lines())
          .containsExactly(
              "-javaagent:" + Distribution.probe() + " -Dmine=kept", server.url(), "17");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exec -- no-such-command | 127 | exec: no-such-command (expected: a program on the PATH",
        "exec -Dlinescope.levle=off -- true | 2 | linescope.levle (expected: linescope.level)",
        "exec --server https://127.0.0.1:9 -- true | 3 | https://127.0.0.1:9: not reachable",
        "exec | 2 | COMMAND",
        "exec true | 2 | exec: true (expected: -- before the command)",
      })
  void mistakes_areNamedOnStderr(String arguments, int exitCode, String message) throws Exception {
    Command command = Command.run(Distribution.command(), arguments.split(" "));

    assertThat(command.exitCode()).isEqualTo(exitCode);
    assertThat(command.errors()).contains(message);
    assertThat(command.output()).isEmpty();
  }

  @Test
  void help_isPrinted() throws Exception {
    Command help = Command.run(Distribution.command(), "exec", "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).contains("linescope exec", "-- COMMAND...");
  }

  private static String[] batch() {
    List<String> command = new ArrayList<>(List.of(JavaHome.of(17).java().toString()));
    command.addAll(Programs.options("Batch", 5));
    return command.toArray(String[]::new);
  }

  private static List<String> plain() throws Exception {
    Application plain = Application.start(JavaHome.of(17), Programs.options("Batch", 5));
    plain.awaitEnd();
    return plain.output().lines();
  }

  private Command exec(String url, String... command) throws Exception {
    return Command.run(
        Map.of("LINESCOPE_DATA", data.toString()),
        Distribution.command(),
        arguments(url, command).toArray(String[]::new));
  }

  private static Process start(String url, String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of(Distribution.command().toString()));
    all.addAll(arguments(url, command));
    return new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> arguments(String url, String... command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "exec",
                "--server=" + url,
                "--service=batch",
                "-Dlinescope.entry-points=" + WORKSHOP + "Batch#run",
                "--set=linescope.exclude=" + WORKSHOP + "Tally",
                "-Dlinescope.budget=off",
                "--"));
    all.addAll(List.of(command));
    return all;
  }

  private static List<String> trees(String url) throws Exception {
    List<String> trees = new ArrayList<>();
    for (JsonNode trace : linescope("traces", "--service", "batch", "--server", url)) {
      String id = trace.path("traceId").asText();
      JsonNode document = linescope("tree", id, "--server", url);
      document.path("trees").forEach(tree -> trees.add(TreeText.of(tree)));
    }
    return trees;
  }

  private static JsonNode linescope(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-o", "json"));
    Command command = Command.run(Distribution.command(), all.toArray(String[]::new));
    return new ObjectMapper().readTree(command.output());
  }

  private static ProcessHandle started(Command command) {
    Matcher matcher = KILL.matcher(command.errors());
    assertThat(matcher.find()).as(command.errors()).isTrue();
    return ProcessHandle.of(Long.parseLong(matcher.group(1))).orElseThrow();
  }
}
