/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.cli.ProbeSettings;
import io.linescope.it.process.Distribution;
import io.linescope.probe.boot.Counter;
import io.linescope.probe.launch.Probe;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that list what the code has list all of it and nothing else. */
class PagesTest {
  private static final Pattern SETTING = Pattern.compile("linescope\\.[a-z]+(-[a-z]+)*");

  /** Texts that look like settings and are names of events, or of the file. */
  private static final Set<String> OTHERS =
      Set.of("linescope.calltree", "linescope.methods", "linescope.properties");

  @Test
  void configuration_hasTheSettingsThatTheProbeReads() throws Exception {
    Set<String> read = new TreeSet<>();
    for (byte[] classFile : launchClasses()) {
      read.addAll(ClassTexts.of(classFile, SETTING));
    }
    read.removeAll(OTHERS);
    assertThat(read).hasSizeGreaterThan(10);
    assertThat(named("configuration.md", SETTING)).isEqualTo(read);
  }

  @Test
  void configuration_hasTheSettingsThatTheDoctorKnows() throws Exception {
    assertThat(named("configuration.md", SETTING)).isEqualTo(new TreeSet<>(ProbeSettings.NAMES));
  }

  @Test
  void messages_haveTheCountersOfTheProbe() throws IOException {
    String page = page("messages.md");
    String counters = page.substring(page.indexOf("## Counters of a probe"));
    Set<String> words =
        Arrays.stream(Counter.values()).map(Counter::word).collect(Collectors.toSet());
    Set<String> written = new TreeSet<>();
    counters
        .lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(line -> written.addAll(quoted(line.split("\\|", -1)[1])));
    assertThat(written).isEqualTo(new TreeSet<>(words));
  }

  private static Set<String> named(String page, Pattern pattern) throws IOException {
    Set<String> names = new TreeSet<>();
    page(page)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .forEach(line -> names.addAll(quoted(line.split("\\|", -1)[1])));
    names.removeIf(name -> !pattern.matcher(name).matches());
    return names;
  }

  private static List<String> quoted(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(r -> r.group(1)).toList();
  }

  private static String page(String name) throws IOException {
    return Files.readString(Distribution.root().resolve("docs").resolve(name));
  }

  /** The probe's classes that read settings: those of its start and those at OpenTelemetry. */
  private static List<byte[]> launchClasses() throws IOException, URISyntaxException {
    Path place = Path.of(Probe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      return classes(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return classes(jar.getPath("/"));
    }
  }

  private static List<byte[]> classes(Path root) throws IOException {
    List<byte[]> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        classes.add(Files.readAllBytes(file));
      }
    }
    return classes;
  }
}
