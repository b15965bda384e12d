/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Senders being told to come again: an overload, which lasts until none was told for a minute. */
final class Overload {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private long refused;
  private long lastNanos;

  Overload(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized void refused() {
    refused = isOver() ? 1 : refused + 1;
    lastNanos = nanoTime.getAsLong();
  }

  /** Returns it in words; nothing if there is none. */
  synchronized List<String> problems() {
    return isOver()
        ? List.of()
        : List.of(refused + " requests were refused, and their senders told when to come again");
  }

  private boolean isOver() {
    return refused == 0 || nanoTime.getAsLong() - lastNanos > MINUTE;
  }
}
