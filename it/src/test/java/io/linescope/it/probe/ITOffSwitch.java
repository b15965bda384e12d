/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.Application;
import io.linescope.it.process.Command;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import io.linescope.it.process.ServerProcess;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an agent behind all others sees of the application's classes: with the level off, what it
 * sees under the OpenTelemetry agent alone.
 */
class ITOffSwitch {
  private static final long PATIENCE_SECONDS = 60;
  private static final Path OPENTELEMETRY =
      Distribution.root().resolve("it/target/agents/opentelemetry-javaagent.jar");
  private static final List<String> CLASSES =
      List.of("org/example/workshop/Shift", "org/example/workshop/Shift$Job");

  @TempDir private Path folder;
  private Path witness;

  @BeforeEach
  void makeAgent() throws Exception {
    witness = folder.resolve("witness.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "witness.Witness");
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (OutputStream out = Files.newOutputStream(witness);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("witness/Witness.class"));
      Files.copy(Programs.classes().resolve("witness/Witness.class"), jar);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void levelOff_takesTheProbeOutOfTheCode(int version) throws Exception {
    JavaHome java = JavaHome.of(version);
    Map<String, String> plain = plain(java);
    Path notes = folder.resolve("notes");
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"));
        Application shift = underProbe(java, server, notes)) {
      await(shift, () -> !server.trees("shift").isEmpty());
      Map<String, String> woven = seen(notes);
      assertThat(woven.keySet()).isEqualTo(plain.keySet());
      CLASSES.forEach(name -> assertThat(woven.get(name)).isNotEqualTo(plain.get(name)));

      String rule = level(server, "level", "shift", "--level", "off", "-o", "json");
      await(shift, () -> seen(notes).equals(plain));
      int before = server.trees("shift").size();

      level(server, "level", "--remove", new ObjectMapper().readTree(rule).path("id").asText());
      await(shift, () -> seen(notes).equals(woven));
      await(shift, () -> server.trees("shift").size() > before);
    }
  }

  /** What is seen without us. */
  private Map<String, String> plain(JavaHome java) throws Exception {
    Path notes = folder.resolve("plain");
    List<String> options =
        new ArrayList<>(
            List.of(
                "-javaagent:" + OPENTELEMETRY,
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none",
                witness(notes)));
    options.addAll(Programs.options("Shift", 0));
    try (Application shift = Application.start(java, options)) {
      await(shift, () -> seen(notes).keySet().containsAll(CLASSES));
    }
    return seen(notes);
  }

  private Application underProbe(JavaHome java, ServerProcess server, Path notes) throws Exception {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server.url(),
                "-Dlinescope.service=shift",
                "-Dlinescope.entry-points=org.example.workshop.Shift$Job#run",
                "-Dlinescope.exclude=witness.*",
                "-Dlinescope.budget=off",
                "-Dlinescope.state=" + folder.resolve("state"),
                witness(notes)));
    options.addAll(Programs.options("Shift", 0));
    return Application.underProbe(java, options);
  }

  private String witness(Path notes) {
    return "-javaagent:" + witness + "=" + notes;
  }

  /** The last checksum of each class. */
  private static Map<String, String> seen(Path notes) throws Exception {
    Map<String, String> seen = new HashMap<>();
    if (Files.exists(notes)) {
      for (String line : Files.readAllLines(notes)) {
        String[] words = line.split(" ");
        if (words.length == 2) {
          seen.put(words[0], words[1]);
        }
      }
    }
    return seen;
  }

  private static String level(ServerProcess server, String... arguments) throws Exception {
    Command done =
        Command.run(Map.of("LINESCOPE_SERVER", server.url()), Distribution.command(), arguments);
    assertThat(done.exitCode()).as(done.errors()).isZero();
    return done.output();
  }

  private static void await(Application application, Callable<Boolean> wanted) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
    while (!wanted.call()) {
      assertThat(System.nanoTime()).as(application.output().toString()).isLessThan(deadline);
      Thread.sleep(200);
    }
  }
}
