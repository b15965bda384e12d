/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a distribution was unpacked to: everything beside the jar that is running.
 *
 * @param jar the running jar
 * @param probeName which of the probes beside it
 */
public record Installation(Path jar, String probeName) {
  /** Finds it; the probe is one of those beside the jar. */
  public static Installation find(String probeName) throws IOException {
    return new Installation(runningJar().toAbsolutePath(), probeName);
  }

  public Path server() throws IOException {
    return existing("linescope.jar");
  }

  public Path probe() throws IOException {
    return existing(probeName);
  }

  /** The command that users run. */
  public Path command() throws IOException {
    return existing("bin/linescope");
  }

  public Path service(String name) throws IOException {
    return existing("demo/" + name + ".jar");
  }

  public Path truths() throws IOException {
    return existing("demo/truth/requests");
  }

  private Path existing(String name) throws IOException {
    Path path = jar.resolveSibling(name);
    if (!Files.exists(path)) {
      throw new IOException(path + ": none (expected: the distribution, see ./linescope build)");
    }
    return path;
  }

  public static Path runningJar() throws IOException {
    try {
      return Path.of(
          Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
