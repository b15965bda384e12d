/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.backstage;

import java.io.IOException;
import java.io.InputStream;

/** Ends this process when the one that started it is gone, however that one ended. */
public final class Lifeline {
  private Lifeline() {}

  /**
   * Watches the standard input if {@code -Dshop.lifeline=true}: it is a pipe from the parent, and
   * its end is the parent's end.
   */
  public static void hold() {
    if (Boolean.getBoolean("shop.lifeline")) {
      Thread watch = new Thread(() -> exitAtEnd(System.in), "lifeline");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void exitAtEnd(InputStream in) {
    try {
      while (in.read() >= 0) {
        // Whatever is said here, only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
    System.exit(0);
  }
}
