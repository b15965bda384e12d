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
import io.linescope.it.process.RecordedSpan;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.TreeText;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Context;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that record by hand, with {@code linescope-api.jar} as it is shipped. */
class ITRecorder {
  /** The spans of a program, and the parent of each. */
  private static final Map<String, String> FIVE =
      Map.of(
          "server1", "", "server2", "server1", "server3", "server2", "server4", "", "server5", "");

  private static final Map<String, String> BESIDE =
      Map.ofEntries(
          Map.entry("order", ""),
          Map.entry("check", "order"),
          Map.entry("stock", "check"),
          Map.entry("reserve", "check"),
          Map.entry("pack", "order"),
          Map.entry("tape", "pack"),
          Map.entry("send", "order"),
          Map.entry("GET", "send"),
          Map.entry("GET /", "GET"),
          Map.entry("receive", "GET /"),
          Map.entry("invoice", ""),
          Map.entry("reply", "order"));

  /** A thread of the program's own: what it runs hangs below the method that started it. */
  private static final String PACKER =
      """
      packer, by Beside.pack
        Beside.lambda$pack$0 1
          Beside.packed 1
            Beside.tape 1
      """;

  @TempDir Path data;

  @ParameterizedTest
  @MethodSource("io.linescope.it.process.JavaHome#promised")
  void fiveRecorders_areExactlyTheirSpans(int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      List<String> output = run(server, version, "Five");
      List<RecordedSpan> spans = RecordedSpan.of(server, "Five");

      assertThat(parents(spans)).isEqualTo(FIVE);
      assertThat(spans).hasSize(5).extracting(RecordedSpan::scope).containsOnly("io.linescope.api");
      assertThat(spans.stream().map(RecordedSpan::traceId).distinct()).hasSize(3);
      for (RecordedSpan span : spans) {
        assertThat(location(span)).isEqualTo(writtenLocation(span.name()));
        long[] took = took(output, span.name());
        assertThat(span.nanos()).as(span.name()).isBetween(took[0], took[1]);
        assertThat(span.resource().get("host.ip")).satisfies(ITRecorder::isThisHost);
      }
      assertThat(server.trees("Five").stream().peek(ITPrograms::isWhole).map(TreeText::of))
          .containsExactlyInAnyOrder(
              """
              main
                Five.work 1
                Five.second 1
                  Five.work 1
                  Five.third 1
                    Five.work 1
                    Five.tell 1
                  Five.tell 1
              """,
              "main\n  Five.work 1\n",
              "main\n  Five.work 1\n");
    }
  }

  /** On a JDK, since the program is a server too, which a run-time image need not have. */
  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void recordersAndOpenTelemetry_areOneTrace(int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      run(server, version, "Beside");
      List<RecordedSpan> spans = RecordedSpan.of(server, "Beside");

      assertThat(parents(spans)).isEqualTo(BESIDE);
      assertThat(spans.stream().map(RecordedSpan::traceId).distinct()).hasSize(2);
      sayWhatTheProgramSaid(
          spans.stream().collect(Collectors.toMap(RecordedSpan::name, Function.identity())));
      assertThat(server.trees("Beside").stream().map(TreeText::of))
          .anySatisfy(tree -> assertThat(tree).contains(PACKER));
    }
  }

  private static void sayWhatTheProgramSaid(Map<String, RecordedSpan> named) {
    RecordedSpan order = named.get("order");
    assertThat(order.attributes())
        .contains(
            Map.entry("customer", "acme"),
            Map.entry("items", 3L),
            Map.entry("total", 9.5),
            Map.entry("express", true),
            Map.entry("seen", true));
    assertThat(named.get("stock").events())
        .isEqualTo(Map.of("asked", Map.of("warehouse", "north", "places", 2L)));
    assertThat(named.get("reserve").events()).containsOnlyKeys("reserved");
    RecordedSpan invoice = named.get("invoice");
    assertThat(invoice.links()).containsExactly(order.traceId() + " " + order.spanId());
    assertThat(invoice.failed()).isTrue();
    assertThat(invoice.events().get("exception")).containsEntry("exception.message", "no paper");
    assertThat(named.get("reply").attributes()).containsEntry("state", "vendor=a:b,other=1");
  }

  @Test
  void carelessClosing_confusesNeitherSpansNorTrees() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      run(server, 17, "Careless");
      List<RecordedSpan> spans = RecordedSpan.of(server, "Careless");
      assertThat(spans).hasSize(4);
      assertThat(parents(spans))
          .isEqualTo(Map.of("outer", "", "inner", "outer", "abroad", "", "next", ""));
      assertThat(spans)
          .filteredOn(span -> span.name().equals("inner"))
          .allSatisfy(
              span ->
                  assertThat(span.attributes())
                      .containsEntry("late", true)
                      .doesNotContainKey("too-late"));
      assertThat(server.trees("Careless").stream().peek(ITPrograms::isWhole).map(TreeText::of))
          .containsExactlyInAnyOrder(
              // The thread holds what another closed until its next recorder starts.
              "main\n  Careless.step 1\n  Careless.next 1\n", "main\n  Careless.step 1\n");
    }
  }

  @Test
  void programs_runWithoutTheProbe() throws Exception {
    for (String program : List.of("Five", "Beside", "Careless")) {
      Application plain =
          Application.start(JavaHome.of(17), Programs.options(program, 1, libraries()));
      plain.awaitEnd();
      assertThat(plain.output().lines()).allMatch(line -> line.startsWith("took server"));
    }
  }

  private static List<String> run(ServerProcess server, int version, String program)
      throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=" + program,
                "-Dlinescope.budget=off"));
    options.addAll(Programs.options(program, 1, libraries()));
    try (Application application = Application.underProbe(JavaHome.of(version), options)) {
      application.awaitEnd();
      return application.output().lines();
    }
  }

  /** Our API as users get it, and OpenTelemetry's. */
  private static Path[] libraries() throws Exception {
    List<Path> jars = new ArrayList<>(List.of(Distribution.home().resolve("linescope-api.jar")));
    for (Class<?> each : List.of(Span.class, Context.class, ComponentLoader.class)) {
      jars.add(Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return jars.toArray(Path[]::new);
  }

  /** The name of each span's parent; empty at a root. */
  private static Map<String, String> parents(List<RecordedSpan> spans) {
    Map<String, String> names = new HashMap<>(Map.of("", ""));
    spans.forEach(span -> names.put(span.spanId(), span.name()));
    Map<String, String> parents = new TreeMap<>();
    spans.forEach(span -> parents.put(span.name(), names.get(span.parentId())));
    return parents;
  }

  private static String location(RecordedSpan span) {
    Map<String, Object> said = span.attributes();
    String function = said.get("code.function.name").toString();
    return said.get("code.file.path") + ":" + said.get("code.line.number") + " in " + function;
  }

  /** The line of the source that starts the recorder, and the method around it. */
  private static String writtenLocation(String name) throws Exception {
    Path source = Distribution.root().resolve("it/src/program/java/org/example/workshop/Five.java");
    List<String> lines = Files.readAllLines(source);
    String method = "";
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches("  private static .*\\(.*\\) throws .*")) {
        method = lines.get(i).replaceAll(".* (\\w+)\\(.*", "$1");
      }
      if (lines.get(i).contains("Recorder.start(\"" + name + "\")")) {
        return "Five.java:" + (i + 1) + " in org.example.workshop.Five." + method;
      }
    }
    throw new AssertionError(name + ": not started in " + source);
  }

  /** What the program measured: within the recorder, and around it. */
  private static long[] took(List<String> output, String name) {
    String[] words =
        output.stream()
            .filter(line -> line.startsWith("took " + name + " "))
            .findFirst()
            .orElseThrow()
            .split(" ", -1);
    return new long[] {Long.parseLong(words[2]), Long.parseLong(words[3])};
  }

  private static void isThisHost(Object said) throws Exception {
    List<InetAddress> told = new ArrayList<>();
    for (Object address : said == null ? List.of() : (List<?>) said) {
      told.add(InetAddress.getByName(address.toString()));
    }
    List<InetAddress> known = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      known.addAll(Collections.list(each.getInetAddresses()));
    }
    known.removeIf(address -> address.isLoopbackAddress() || address.isLinkLocalAddress());
    assertThat(told).isEqualTo(known);
  }
}
