/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All the memory that events may take before they are folded. Made as needed, never beyond. */
public final class ChunkPool {
  private static final ConcurrentLinkedQueue<Chunk> FREE = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger UNMADE = new AtomicInteger();
  private static volatile int total;

  /** Sets the limit. Called once, before anything is recorded. */
  public static void limit(long bytes) {
    int chunks = (int) Math.max(1, bytes / Chunk.BYTES);
    UNMADE.addAndGet(chunks - total);
    total = chunks;
  }

  /** A chunk to write to, or null: all are in use. */
  static @Nullable Chunk take() {
    Chunk chunk = FREE.poll();
    if (chunk != null) {
      return chunk;
    }
    if (UNMADE.getAndDecrement() > 0) {
      return new Chunk();
    }
    UNMADE.incrementAndGet();
    return null;
  }

  /** Takes back a chunk that was read to its end. */
  public static void give(Chunk chunk) {
    FREE.add(chunk);
  }

  private ChunkPool() {}
}
