/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.linescope.it.process.Application;
import io.linescope.it.process.Archive;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import io.linescope.it.process.TreeText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One tiny application in every way that it can be packed. What the house wrote is recorded, its
 * own library too; the strangers' library is not, wherever it lies.
 */
class ITPackaging {
  private static final int RUNS = 3;
  private static final String MAIN = "org.example.shelf.Shelf";
  private static final String APPLICATION = "org.example.shelf";
  private static final String OWN = "org.example.books";
  private static final String STRANGERS = "net.dusters";
  private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
  private static final String SORTED =
      """
        Shelf.run 1
          Shelf.sort 2
            Book.open 4
      """;

  @TempDir private Path folder;

  /** Makes what {@code java} is to start in a folder; returns the options that start it. */
  private interface Packing {
    List<String> pack(Path folder) throws IOException;
  }

  static Stream<Arguments> packings() {
    Map<String, Packing> packings = new LinkedHashMap<>();
    packings.put("class folders", ITPackaging::folders);
    packings.put("jars on the class path", ITPackaging::jars);
    packings.put("shaded jar", ITPackaging::shaded);
    packings.put("fat jar", ITPackaging::fat);
    packings.put("exploded fat jar", ITPackaging::exploded);
    return packings.entrySet().stream()
        .flatMap(
            packing ->
                Stream.of(17, 25)
                    .map(java -> Arguments.of(packing.getKey(), packing.getValue(), java)));
  }

  @ParameterizedTest(name = "{0}, Java {2}")
  @MethodSource("packings")
  void ownCode_isRecorded(String name, Packing packing, int version) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      List<String> options = options(server);
      options.addAll(packing.pack(Files.createDirectory(folder.resolve("packed"))));
      options.add(Integer.toString(RUNS));
      try (Application shelf = Application.underProbe(JavaHome.of(version), options)) {
        shelf.awaitEnd();
      }
      List<JsonNode> trees = server.trees("shelf");
      assertThat(trees).allSatisfy(ITPrograms::isWhole);
      assertThat(trees).hasSize(RUNS).extracting(TreeText::of).containsOnly("main\n" + SORTED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void warInEmbeddedTomcat_isRecorded(int version) throws Exception {
    int port = Application.freePort();
    Path host = new Archive().classes("", "com.host").jar(folder.resolve("host.jar"));
    Path war = war().jar(folder.resolve("shelf.war"));
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      List<String> options = options(server);
      options.addAll(classPath(host, Programs.libraries()));
      options.addAll(
          List.of(
              "com.host.Host",
              folder.resolve("tomcat").toString(),
              war.toString(),
              Integer.toString(port)));
      try (Application tomcat = Application.underProbe(JavaHome.of(version), options)) {
        tomcat.awaitAnswer("http://127.0.0.1:" + port + "/sort");
        JsonNode tree = server.awaitTrees("shelf", "GET /sort", 1, 1).get(0).at("/trees/0");
        ITPrograms.isWhole(tree);
        assertThat(TreeText.of(tree).lines().skip(1))
            .containsExactlyElementsOf(
                ("  ShelfServlet.doGet 1\n" + SORTED.indent(2)).lines().toList());
      }
    }
  }

  /**
   * A library in Kotlin stands for an application in it: its methods, as its compiler left them.
   */
  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void kotlinCode_isRecordedAndWorksAsBefore(int version) throws Exception {
    List<String> program = Programs.withLibraries("org.example.tide.Tide", "2");
    List<String> output;
    try (Application plain = Application.start(JavaHome.of(version), program)) {
      plain.awaitEnd();
      output = tides(plain);
    }
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"))) {
      List<String> options = options(server);
      options.add("-Dlinescope.entry-points=org.example.tide.Tide#run");
      options.add("-Dlinescope.include=okio.*");
      options.addAll(program);
      try (Application tide = Application.underProbe(JavaHome.of(version), options)) {
        tide.awaitEnd();
        assertThat(tides(tide)).hasSize(2).isEqualTo(output);
        assertThat(tide.output().lines()).noneMatch(line -> line.contains("class-not-woven"));
      }
      assertThat(server.trees("shelf"))
          .hasSize(2)
          .allSatisfy(
              tree -> {
                ITPrograms.isWhole(tree);
                assertThat(TreeText.of(tree))
                    .startsWith(
                        "main\n  Tide.run 1\n    Buffer.<init> 1\n    Buffer.writeUtf8 10\n");
                assertThat(TreeText.of(tree)).contains("    Buffer.readUtf8LineStrict 10\n");
              });
    }
  }

  private static List<String> tides(Application program) {
    return program.output().lines().stream().filter(line -> line.startsWith("tide ")).toList();
  }

  private List<String> options(ServerProcess server) {
    return new ArrayList<>(
        List.of(
            "-Dlinescope.endpoint=" + server.url(),
            "-Dlinescope.service=shelf",
            "-Dlinescope.entry-points=" + MAIN + "#run",
            "-Dlinescope.budget=off",
            "-Dlinescope.state=" + folder.resolve("state")));
  }

  private static List<String> folders(Path folder) throws IOException {
    Path application = new Archive().classes("", APPLICATION).folder(folder.resolve("application"));
    List<String> options = new ArrayList<>(classPath(application, own(folder), strangers(folder)));
    options.add(MAIN);
    return options;
  }

  private static List<String> jars(Path folder) throws IOException {
    own(folder);
    strangers(folder);
    Path jar =
        new Archive()
            .manifest("Main-Class: " + MAIN, "Class-Path: own.jar strangers.jar")
            .classes("", APPLICATION)
            .jar(folder.resolve("application.jar"));
    return List.of("-jar", jar.toString());
  }

  private static List<String> shaded(Path folder) throws IOException {
    Archive all = new Archive().manifest("Main-Class: " + MAIN);
    all.classes("", APPLICATION).classes("", OWN).classes("", STRANGERS);
    return List.of("-jar", all.jar(folder.resolve("all.jar")).toString());
  }

  /**
   * As Spring Boot packs; a jar within must not be compressed, so the launcher gets it unpacked.
   */
  private static List<String> fat(Path folder) throws IOException {
    return List.of("-jar", boot(folder).jar(folder.resolve("fat.jar")).toString());
  }

  private static List<String> exploded(Path folder) throws IOException {
    Path exploded = boot(folder).folder(folder.resolve("exploded"));
    return List.of("-cp", exploded.toString(), LAUNCHER);
  }

  private static Archive boot(Path folder) throws IOException {
    return new Archive()
        .manifest(
            "Main-Class: " + LAUNCHER,
            "Start-Class: " + MAIN,
            "Spring-Boot-Classes: BOOT-INF/classes/",
            "Spring-Boot-Lib: BOOT-INF/lib/")
        .from(Distribution.home().resolve("demo/stock.jar"), "org/springframework/boot/loader/")
        .file("BOOT-INF/classes/") // the launcher asks for the folder itself
        .classes("BOOT-INF/classes/", APPLICATION)
        .file("BOOT-INF/lib/")
        .file("BOOT-INF/lib/own.jar", Files.readAllBytes(own(folder)))
        .file("BOOT-INF/lib/strangers.jar", Files.readAllBytes(strangers(folder)));
  }

  private Archive war() throws IOException {
    String web =
        """
        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
          <servlet>
            <servlet-name>shelf</servlet-name>
            <servlet-class>org.example.shelf.ShelfServlet</servlet-class>
            <load-on-startup>1</load-on-startup>
          </servlet>
          <servlet-mapping>
            <servlet-name>shelf</servlet-name>
            <url-pattern>/sort</url-pattern>
          </servlet-mapping>
        </web-app>
        """;
    return new Archive()
        .file("WEB-INF/web.xml", web.getBytes(StandardCharsets.UTF_8))
        .classes("WEB-INF/classes/", APPLICATION)
        .classes("WEB-INF/classes/", OWN)
        .file("WEB-INF/lib/strangers.jar", Files.readAllBytes(strangers(folder)));
  }

  private static Path own(Path folder) throws IOException {
    return new Archive().classes("", OWN).jar(folder.resolve("own.jar"));
  }

  private static Path strangers(Path folder) throws IOException {
    return new Archive().classes("", STRANGERS).jar(folder.resolve("strangers.jar"));
  }

  private static List<String> classPath(Path... places) {
    String joined = String.join(File.pathSeparator, Stream.of(places).map(Path::toString).toList());
    return List.of("-cp", joined);
  }
}
