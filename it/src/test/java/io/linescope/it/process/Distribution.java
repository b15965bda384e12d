/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that a user unpacks, as this build made it. */
public final class Distribution {
  private static final Path ROOT =
      Path.of(System.getProperty("linescope.root", "..")).toAbsolutePath().normalize();

  private Distribution() {}

  /** The clone's folder. */
  public static Path root() {
    return ROOT;
  }

  /** Finds {@code dist/linescope-VERSION}; fails if the build did not make it. */
  public static Path home() {
    try (Stream<Path> files = Files.list(ROOT.resolve("dist"))) {
      return files
          .filter(file -> Files.isRegularFile(file.resolve("linescope.jar")))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("dist: no linescope-VERSION folder in it"));
    } catch (IOException e) {
      throw new IllegalStateException("dist: not there (expected: made by ./linescope build)", e);
    }
  }

  /** The command that users run. */
  public static Path command() {
    return home().resolve("bin/linescope");
  }

  public static Path probe() {
    return home().resolve("linescope-probe.jar");
  }
}
