/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/** A piece of a fragment's events. Written by the thread, then handed over whole. */
public final class Chunk {
  static final int EVENTS = 1024;
  public static final int BYTES = EVENTS * Long.BYTES;

  private final long[] events = new long[EVENTS];

  /** What the events' times count from, on the clock of {@link System#nanoTime}. */
  private long baseNanos;

  private int size;

  /** The chunk that follows. Set last: it publishes this one. */
  private volatile @Nullable Chunk next;

  void begin(long nanos) {
    baseNanos = nanos;
    size = 0;
    next = null;
  }

  void end(int count) {
    size = count;
  }

  void follow(Chunk chunk) {
    next = chunk;
  }

  /** To be read only of a chunk that was handed over. */
  public long[] events() {
    return events;
  }

  public long baseNanos() {
    return baseNanos;
  }

  public int size() {
    return size;
  }

  public @Nullable Chunk next() {
    return next;
  }
}
