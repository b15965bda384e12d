/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import io.linescope.api.Recorder;

/** Closes recorders as they should not be closed. The argument is not used. */
public final class Careless {
  public static void main(String[] arguments) throws InterruptedException {
    outerFirst();
    abroad();
    next();
  }

  private static void outerFirst() {
    Recorder outer = Recorder.start("outer");
    Recorder inner = Recorder.start("inner");
    outer.close();
    step();
    inner.tag("late", true).close();
    inner.close();
    inner.tag("too-late", true);
  }

  private static void abroad() throws InterruptedException {
    Recorder abroad = Recorder.start("abroad");
    step();
    Thread closer = new Thread(abroad::close);
    closer.start();
    closer.join();
  }

  private static void next() {
    try (Recorder recorder = Recorder.start("next")) {
      step();
      recorder.close();
    }
  }

  private static void step() {
    Math.random();
  }

  private Careless() {}
}
