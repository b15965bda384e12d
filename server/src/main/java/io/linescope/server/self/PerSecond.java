/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.self;

import java.util.concurrent.TimeUnit;

/** Lets so many pass in each second, however many come. Thread-safe. */
final class PerSecond {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int most;
  private long began = System.nanoTime();
  private int passed;

  PerSecond(int most) {
    this.most = most;
  }

  synchronized boolean pass() {
    long now = System.nanoTime();
    if (now - began >= SECOND) {
      began = now;
      passed = 0;
    }
    return ++passed <= most;
  }
}
