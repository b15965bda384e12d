/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The programs of src/program, and what is written down of them. */
public final class Programs {
  private static final Path CLASSES = Distribution.root().resolve("it/target/program-classes");
  private static final Path WITH_LIBRARIES = Distribution.root().resolve("it/hops/target");
  private static final String PACKAGE = "org.example.workshop.";

  private Programs() {}

  /** The folder of all their classes. */
  public static Path classes() {
    return CLASSES;
  }

  /** The options of {@code java} that run a program as many times, with libraries. */
  public static List<String> options(String program, int runs, Path... libraries) {
    StringJoiner classPath = new StringJoiner(File.pathSeparator).add(CLASSES.toString());
    for (Path library : libraries) {
      classPath.add(library.toString());
    }
    return List.of("-cp", classPath.toString(), PACKAGE + program, Integer.toString(runs));
  }

  /** The same under the probe, which begins a trace at {@code run} and skips nothing. */
  public static List<String> exactly(String server, String program, int runs) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dlinescope.endpoint=" + server,
                "-Dlinescope.service=" + program,
                "-Dlinescope.entry-points=" + PACKAGE + program + "#run",
                "-Dlinescope.exclude=" + PACKAGE + "Tally",
                "-Dlinescope.budget=off"));
    options.addAll(options(program, runs));
    return options;
  }

  /** The options of {@code java} that run a program of it/hops, with all the libraries there. */
  public static List<String> withLibraries(String mainClass, String... arguments) {
    String classPath = WITH_LIBRARIES.resolve("classes") + File.pathSeparator + libraries();
    List<String> options = new ArrayList<>(List.of("-cp", classPath, mainClass));
    options.addAll(List.of(arguments));
    return options;
  }

  /** The libraries of it/hops, as an element of a class path. */
  public static Path libraries() {
    return WITH_LIBRARIES.resolve("lib/*");
  }

  /** A file that says what a program calls, see {@link TreeText}. */
  public static String truth(String file) throws IOException {
    try (InputStream in = Programs.class.getResourceAsStream("/io/linescope/it/probe/" + file)) {
      if (in == null) {
        throw new IOException(file + ": none (expected: among the test resources)");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
