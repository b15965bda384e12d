/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import io.linescope.cli.Installation;
import java.io.IOException;
import java.util.jar.JarFile;

/**
 * Runs the main class of the jar it is in, and ends it when the standard input ends.
 *
 * <p>The input is a pipe from the process that started this one. So nothing is left running even
 * where the demo is killed without a chance to clean up.
 */
public final class Leash {
  private Leash() {}

  /** Runs the jar's main class with the same arguments. */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Thread watch = new Thread(Leash::exitAtEndOfInput, "leash");
    watch.setDaemon(true);
    watch.start();
    Class.forName(mainClass()).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  private static String mainClass() throws IOException {
    try (JarFile jar = new JarFile(Installation.runningJar().toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Main-Class");
    }
  }

  private static void exitAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Whatever is said here, only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
    System.exit(0);
  }
}
