/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A Java to test on.
 *
 * @param folder where it is installed
 * @param version its feature version, such as 17
 */
public record JavaHome(Path folder, int version) {

  /**
   * Finds a Java among {@code LINESCOPE_TEST_JDKS} or in the JVM folder. One that is missing fails
   * the test in CI and is a counted skip elsewhere.
   */
  public static JavaHome of(int version) {
    return candidates()
        .flatMap(folder -> read(folder).stream())
        .filter(home -> home.version == version)
        .findFirst()
        .orElseGet(() -> missing(version));
  }

  public Path java() {
    return folder.resolve("bin/java");
  }

  @Override
  public String toString() {
    return "Java " + version;
  }

  private static JavaHome missing(int version) {
    String message =
        "Java " + version + ": none (expected: its home in LINESCOPE_TEST_JDKS or the JVM folder)";
    if ("true".equals(System.getenv("CI"))) {
      fail(message);
    }
    throw new TestAbortedException(message);
  }

  private static Stream<Path> candidates() {
    String listed = System.getenv("LINESCOPE_TEST_JDKS");
    if (listed != null && !listed.isEmpty()) {
      return Stream.of(listed.split(":")).map(Path::of);
    }
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib/jvm"))) {
      return folders.sorted().toList().stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Optional<JavaHome> read(Path folder) {
    Path release = folder.resolve("release");
    if (!Files.isExecutable(folder.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(Files.readString(release)));
      String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
      return Optional.of(new JavaHome(folder, Integer.parseInt(version.split("[.+-]")[0])));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The versions that Linescope promises to run on, beside those it is built on. */
  public static List<Integer> promised() {
    return List.of(11, 17, 21, 25);
  }
}
