/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Application;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.Drive;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.MethodTimings;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.Throwers;
import io.linescope.it.process.TreeShape;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apache Tika's released server, of which nobody here wrote a line. */
class ITForeignApplication {
  private static final Path TIKA =
      Distribution.root().resolve("it/target/foreign/tika-server-standard.jar");
  private static final int REQUESTS = 200;
  private static final List<String> COUNT_ALL =
      List.of("-Dlinescope.skip=none", "-Dlinescope.budget=off");

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void requests_haveDeepTrees() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      List<JsonNode> trees = drive(server, JavaHome.of(17), List.of(), null);

      long deep =
          trees.stream()
              .map(TreeShape::of)
              .filter(shape -> shape.nodes() >= 30 && shape.depth() >= 5)
              .count();
      System.out.printf("Tika: %d requests, %d deep trees%n", REQUESTS, deep);
      assertThat(deep).isBetween(REQUESTS * 95L / 100, (long) REQUESTS);
    }
  }

  /**
   * The JVM of 25 counts calls itself. A first run finds out which of Tika's methods the requests
   * call; a second one compares them all, to the last call. Tika calls many of them at its start
   * too: so the JVM's counts are the differences around the requests, in the same process.
   *
   * <p>In truth the JVM counts the return and throw instructions that a method gets to. These are
   * more than its calls if it catches what it throws, and fewer if it lets an exception through: so
   * methods that throw, or through which an exception was seen to go, are not compared. Nor are
   * bodies of lambdas, which the JVM does not count at all.
   */
  @Test
  void counts_equalThoseOfTheJvm() throws Exception {
    Set<String> methods;
    try (ServerProcess server = ServerProcess.start(folder.resolve("first"))) {
      methods = methodsToCompare(drive(server, JavaHome.of(25), COUNT_ALL, null));
    }
    try (ServerProcess server = ServerProcess.start(folder.resolve("second"))) {
      MethodTimings timings = new MethodTimings(JavaHome.of(25), folder);
      List<String> options = new ArrayList<>(COUNT_ALL);
      options.add(timings.option(methods));
      List<JsonNode> trees = drive(server, JavaHome.of(25), options, timings);

      assertThat(trees).allSatisfy(ITPrograms::isWhole);
      Map<String, Long> ours = counts(trees);
      ours.keySet().retainAll(methods);
      Map<String, Long> jvms = timings.counted();
      jvms.keySet().retainAll(methods);
      System.out.printf(
          "Tika: %d methods, %d calls compared%n",
          jvms.size(), jvms.values().stream().mapToLong(count -> count).sum());
      assertThat(jvms).hasSizeGreaterThanOrEqualTo(10);
      assertThat(differences(ours, jvms)).isEmpty();
    }
  }

  /**
   * Starts Tika, lets it parse documents of several kinds, one request after the other, and returns
   * the trees of these requests.
   */
  private List<JsonNode> drive(
      ServerProcess server, JavaHome java, List<String> options, MethodTimings timings)
      throws Exception {
    int port = Application.freePort();
    String url = "http://127.0.0.1:" + port;
    List<String> all = new ArrayList<>(options);
    all.add("-Dlinescope.endpoint=" + server.url());
    all.add("-Dlinescope.service=tika");
    all.add("-Dlinescope.state=" + folder.resolve("state"));
    all.addAll(List.of("-jar", TIKA.toString(), "--noFork", "-p", Integer.toString(port)));
    try (Application tika = Application.underProbe(java, all)) {
      tika.awaitAnswer(url + "/version");
      Drive first = new Drive(url);
      first.get("/version");
      first.trees(server, LIMIT);
      if (timings != null) {
        timings.begin(tika);
      }
      Drive drive = new Drive(url);
      for (int i = 0; i < REQUESTS; i++) {
        parse(drive, i);
      }
      Collection<List<JsonNode>> trees = drive.trees(server, LIMIT).values();
      if (timings != null) {
        timings.end(tika);
      }
      tika.stop();
      return trees.stream().flatMap(List::stream).toList();
    }
  }

  private static void parse(Drive drive, int i) throws Exception {
    String type = i % 2 == 0 ? "text/html" : "text/csv";
    HttpResponse<String> text =
        drive.put("/tika", document(i), "accept", "text/plain", "content-type", type);
    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.body()).contains("word-" + i);
  }

  private static String document(int i) {
    String word = "word-" + i;
    return i % 2 == 0
        ? "<html><head><title>t</title></head><body><p>" + (word + " ").repeat(1 + i) + "</body>"
        : "name,figure\n" + (word + ",1\n").repeat(1 + i);
  }

  /** Returns all for which both counts mean the same. */
  private static Set<String> methodsToCompare(List<JsonNode> trees) throws Exception {
    Set<String> seen = new TreeSet<>();
    Set<String> left = new HashSet<>();
    for (JsonNode tree : trees) {
      for (JsonNode node : tree.path("nodes")) {
        (node.path("errors").asLong() == 0 ? seen : left).add(name(node));
      }
    }
    seen.removeAll(left);
    seen.removeIf(name -> !name.startsWith("org.apache.tika.") || name.contains("::lambda$"));
    seen.removeAll(Throwers.among(TIKA, seen));
    return seen;
  }

  private static Map<String, Long> counts(List<JsonNode> trees) {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode tree : trees) {
      for (JsonNode node : tree.path("nodes")) {
        counts.merge(name(node), node.path("count").asLong(), Long::sum);
      }
    }
    return counts;
  }

  private static List<String> differences(Map<String, Long> ours, Map<String, Long> jvms) {
    Set<String> methods = new TreeSet<>(ours.keySet());
    methods.addAll(jvms.keySet());
    methods.removeIf(method -> Objects.equals(ours.get(method), jvms.get(method)));
    return methods.stream()
        .map(method -> method + ": " + ours.get(method) + ", the JVM " + jvms.get(method))
        .toList();
  }

  /** As {@link MethodTimings} names methods. */
  private static String name(JsonNode node) {
    return node.path("class").asText()
        + "::"
        + node.path("method").asText()
        + node.path("descriptor").asText();
  }
}
