/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps libraries quiet: stderr is for what a user must know. */
final class Logging {
  /** Held strongly: the JDK forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Logging() {}

  static void quiet() {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
    ROOT.setLevel(Level.WARNING);
  }
}
