/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of OpenTelemetry's instrumentation a jar keeps: the less there is, the less each class that
 * an application loads is compared with.
 */
final class Profile {
  /** Keeps all. */
  static final Profile WHOLE = new Profile("", Arrays.asList(""));

  private static final String INSTRUMENTATION = "inst/io/opentelemetry/javaagent/instrumentation/";

  private final String name;
  private final List<String> kept;

  private Profile(String name, List<String> kept) {
    this.name = name;
    this.kept = kept;
  }

  /** The profiles of a folder: a file each, in it a line for each package that is kept. */
  static List<Profile> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Profile::read).collect(Collectors.toList());
    }
  }

  private static Profile read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return new Profile(
          file.getFileName().toString(),
          lines
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(line -> line + "/")
              .collect(Collectors.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return name;
  }

  /** Whether a file of OpenTelemetry's agent stays. */
  boolean keeps(String file) {
    return !file.startsWith(INSTRUMENTATION)
        || kept.stream().anyMatch(each -> file.startsWith(INSTRUMENTATION + each));
  }

  /** The lines of a service's file whose classes stay. */
  byte[] providers(byte[] lines) {
    return Arrays.stream(new String(lines, StandardCharsets.UTF_8).split("\n"))
        .filter(line -> keeps("inst/" + line.replace('.', '/')))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
