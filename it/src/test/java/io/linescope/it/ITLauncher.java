/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher of a clone, on machines that lack something. Tools stand in for other versions of
 * themselves here, and for a build that would take minutes: what is tested is the script.
 */
class ITLauncher {
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "env",
          "sed",
          "sort",
          "head",
          "dirname",
          "readlink",
          "cat",
          "mkdir",
          "rm",
          "mktemp",
          "touch",
          "find",
          "cksum",
          "flock",
          "sleep",
          "id",
          "printf",
          "java");

  @TempDir Path folder;

  private Path clone;
  private Path path;

  @BeforeEach
  void makeAMachine() throws Exception {
    clone = Files.createDirectory(folder.resolve("clone"));
    path = Files.createDirectory(folder.resolve("path"));
    for (String file : List.of("linescope", "pom.xml")) {
      Files.copy(Distribution.root().resolve(file), clone.resolve(file));
    }
    executable(clone.resolve("linescope"));
    for (String tool : TOOLS) {
      tool(tool, "exec " + which(tool) + " \"$@\"");
    }
    tool("node", "echo v20.19.0");
    tool("npm", ":");
    tool("javac", "echo javac 17.0.1");
    tool(
        "mvn",
        "if [ \"$1\" = --version ]; then echo Apache Maven 3.8.7; exit; fi",
        "echo built >>" + folder.resolve("builds"),
        "sleep 1",
        "home=" + home(),
        "mkdir -p $home/bin; touch $home/linescope.jar",
        "printf '#!/usr/bin/env bash\\necho ran \"$@\"\\n' >$home/bin/linescope",
        "/bin/chmod +x $home/bin/linescope");
  }

  @Test
  void firstCommand_buildsAndLaterOnesDoNot() throws Exception {
    assertThat(launch("traces", "--limit", "2").output()).isEqualTo("ran traces --limit 2\n");
    assertThat(launch("tree").output()).isEqualTo("ran tree\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void changedSource_isBuiltAgain() throws Exception {
    launch("tree");
    Files.writeString(clone.resolve("New.java"), "class New {}");
    launch("tree");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void twoAtOnce_buildOnce() throws Exception {
    CompletableFuture<Command> other =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return launch("tree");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(launch("tree").exitCode()).isZero();
    assertThat(other.get().exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void benchmarksAndLongRuns_areTheClonesOwn() throws Exception {
    Path bench = Files.createDirectory(clone.resolve("bench")).resolve("run.sh");
    Files.writeString(bench, "#!/bin/bash\necho bench \"$@\"\n");
    executable(bench);
    assertThat(launch("bench", "nest", "3").output()).isEqualTo("bench nest 3\n");
    assertThat(launch("soak", "--minutes", "1").output()).isEqualTo("bench soak --minutes 1\n");
    assertThat(launch("suites").output()).isEqualTo("bench suites\n");
    assertThat(folder.resolve("builds")).doesNotExist();
  }

  @Test
  void linkToIt_isFollowed() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("ls"), Path.of("clone/linescope"));
    assertThat(Command.run(machine(), link, "tree").output()).isEqualTo("ran tree\n");
  }

  @Test
  void oldNode_isNamed() throws Exception {
    tool("node", "echo v18.19.1");
    assertRefused("Node: v18.19.1 (expected: 20.19 or later, for the web UI)");
  }

  @Test
  void missingNode_isNamed() throws Exception {
    Files.delete(path.resolve("node"));
    assertRefused("Node: none (expected: 20.19 or later, for the web UI)");
  }

  @Test
  void jreWithoutCompiler_isNamed() throws Exception {
    Map<String, String> machine = machine();
    machine.put("JAVA_HOME", JavaHome.of(21).folder().toString());
    Command command = Command.run(machine, clone.resolve("linescope"), "tree");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.errors()).contains("JDK: no javac (expected: a JDK, 17 or later");
  }

  @Test
  void oldJdk_isNamed() throws Exception {
    tool("javac", "echo javac 11.0.2");
    assertRefused("JDK: 11 (expected: 17 or later)");
  }

  @Test
  void missingMaven_isNamedWithTheCommandThatInstallsIt() throws Exception {
    Files.delete(path.resolve("mvn"));
    assertRefused("apt-get update && apt-get install -y --no-install-recommends maven");
  }

  @Test
  void missingGo_isNamedBeforeAnyTestRuns() throws Exception {
    Map<String, String> machine = machine();
    machine.put("LINESCOPE_CHROMIUM", path.resolve("node").toString());
    machine.put("LINESCOPE_TEST_JDKS", JavaHome.of(17).folder().toString());
    machine.put("LINESCOPE_TEST_CLIENTS", "");
    Command command = Command.run(machine, clone.resolve("linescope"), "test");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.errors())
        .contains("apt-get update && apt-get install -y --no-install-recommends golang-go");
    assertThat(folder.resolve("builds")).doesNotExist();
  }

  @Test
  void failedBuild_isToldAndNothingRuns() throws Exception {
    tool("mvn", "[ \"$1\" = --version ] && echo Apache Maven 3.8.7");
    assertRefused("the build failed");
  }

  private void assertRefused(String message) throws Exception {
    Command command = launch("tree");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.errors()).contains(message);
    assertThat(command.output()).isEmpty();
  }

  private Command launch(String... arguments) throws Exception {
    return Command.run(machine(), clone.resolve("linescope"), arguments);
  }

  private Map<String, String> machine() {
    return new HashMap<>(Map.of("PATH", path.toString(), "LINESCOPE_NO_APT", "1", "JAVA_HOME", ""));
  }

  private long builds() throws Exception {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  private Path home() {
    return clone.resolve("dist").resolve(Distribution.home().getFileName());
  }

  private void tool(String name, String... lines) throws Exception {
    Path file = path.resolve(name);
    Files.writeString(file, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
    executable(file);
  }

  private static void executable(Path file) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path which(String tool) throws Exception {
    for (String directory : System.getenv("PATH").split(":")) {
      Path candidate = Path.of(directory, tool);
      if (Files.isExecutable(candidate)) {
        return candidate.toRealPath();
      }
    }
    throw new IllegalStateException(tool + ": none (expected: on the PATH)");
  }
}
