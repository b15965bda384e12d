/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.Application;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.TreeText;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application sees of the probe when things are not as they should be: nothing. */
class ITGoodGuest {
  private static final Path OPENTELEMETRY =
      Distribution.root().resolve("it/target/agents/opentelemetry-javaagent.jar");
  private static final JavaHome JAVA = JavaHome.of(17);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  void noServer_isToldOnceAndTheEndWaitsForNobody() throws Exception {
    Application batch = batch("http://127.0.0.1:" + Application.freePort());

    assertThat(endMillis(batch)).isLessThan(4_000);
    assertThat(ours(batch)).hasSize(4);
    assertThat(ours(batch)).anyMatch(line -> line.contains("server not reached"));
    assertThat(ours(batch)).anyMatch(line -> line.contains("[server-away]"));
    assertThat(ours(batch))
        .anyMatch(line -> line.matches(".*call trees that never reached the server: \\d+"));
    assertThat(ours(batch))
        .anyMatch(line -> line.endsWith("spans that never reached the server: 5"));
    assertThat(foreign(batch)).isEqualTo(plain());
  }

  @Test
  void serverThatNeverAnswers_holdsUpNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Application batch = batch("http://127.0.0.1:" + silent.getLocalPort());

      assertThat(endMillis(batch)).isLessThan(10_000);
      assertThat(foreign(batch)).isEqualTo(plain());
    }
  }

  @Test
  void switchedOff_leavesNoTrace() throws Exception {
    Application batch =
        start(List.of(probe(), "-Dlinescope.enabled=false"), Programs.options("Batch", 5));
    batch.awaitEnd();

    assertThat(batch.output().lines()).isEqualTo(plain());
  }

  /** A JVM that only inherited JAVA_TOOL_OPTIONS. */
  @Test
  void toolOfTheJdk_isLeftAlone() throws Exception {
    Application tool =
        start(
            List.of(probe()), List.of("-m", "jdk.compiler/com.sun.tools.javac.Main", "--version"));
    tool.awaitEnd();

    assertThat(tool.output().lines()).hasSize(1).allMatch(line -> line.startsWith("javac 17"));
  }

  @Test
  void probeTwice_isOneProbe() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      Application batch =
          start(List.of(probe(), probe()), Programs.exactly(server.url(), "Batch", 5));
      batch.awaitEnd();

      assertThat(ours(batch)).anyMatch(line -> line.contains("a second probe on the command line"));
      assertThat(foreign(batch)).isEqualTo(plain());
      assertThat(truthful(server)).hasSize(5);
    }
  }

  @Test
  void otherAgentFirst_isYieldedTo() throws Exception {
    Application batch =
        start(
            List.of(
                "-javaagent:" + OPENTELEMETRY,
                probe(),
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none"),
            Programs.exactly("http://127.0.0.1:9", "Batch", 5));
    batch.awaitEnd();

    assertThat(ours(batch))
        .containsExactly("linescope: off, since another tracing agent is running: OpenTelemetry");
    assertThat(tally(batch)).isEqualTo(plain());
  }

  @Test
  void otherAgentAfterwards_isReported() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      Application batch =
          start(
              List.of(probe(), "-javaagent:" + OPENTELEMETRY),
              Programs.exactly(server.url(), "Batch", 5));
      batch.awaitEnd();

      assertThat(ours(batch)).anyMatch(line -> line.contains("[second-agent]"));
      assertThat(tally(batch)).isEqualTo(plain());
      assertThat(truthful(server)).hasSize(5);
    }
  }

  private List<String> truthful(ServerProcess server) throws Exception {
    List<String> trees = server.trees("Batch").stream().map(TreeText::of).toList();
    assertThat(trees).containsOnly(Programs.truth("batch.txt"));
    return trees;
  }

  private static Application batch(String server) throws Exception {
    return start(List.of(probe()), Programs.exactly(server, "Batch", 5));
  }

  private static Application start(List<String> agents, List<String> options) throws Exception {
    List<String> all = new ArrayList<>(agents);
    all.addAll(options);
    return Application.start(JAVA, all);
  }

  private static String probe() {
    return "-javaagent:" + Distribution.probe();
  }

  /** What it prints without any agent. */
  private static List<String> plain() throws Exception {
    Application plain = Application.start(JAVA, Programs.options("Batch", 5));
    plain.awaitEnd();
    return plain.output().lines();
  }

  /** How long the process lived on after its last word of its own. */
  private static long endMillis(Application application) throws Exception {
    application.output().await(line -> line.startsWith("tally Batch.surface"), LIMIT);
    long before = System.nanoTime();
    application.awaitEnd();
    return (System.nanoTime() - before) / 1_000_000;
  }

  private static List<String> ours(Application application) {
    return lines(application, line -> line.startsWith("linescope: "));
  }

  private static List<String> tally(Application application) {
    return lines(application, line -> line.startsWith("tally "));
  }

  /** All that is not ours, nor the JVM's word on its archive of classes. */
  private static List<String> foreign(Application application) {
    return lines(
        application,
        line ->
            !line.startsWith("linescope: ")
                && !line.startsWith("OpenJDK 64-Bit Server VM warning"));
  }

  private static List<String> lines(Application application, Predicate<String> wanted) {
    return application.output().lines().stream().filter(wanted).toList();
  }
}
