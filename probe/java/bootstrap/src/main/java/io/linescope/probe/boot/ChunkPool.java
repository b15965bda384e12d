/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All the memory that events may take before they are folded. Made as needed, never beyond. What
 * was given back last is taken first: it is still in the processor's cache.
 */
public final class ChunkPool {
  /** Beyond so many chunks the reader is to begin at once: their memory is about a cache's. */
  private static final int MANY = 64;

  /** One of so many is kept for fragments that begin. */
  private static final int KEPT = 8;

  private static final AtomicReference<@Nullable Spare> SPARE = new AtomicReference<>();
  private static final AtomicInteger IN_USE = new AtomicInteger();
  private static volatile int total;

  /** A chunk that waits. A new one each time, so that the stack's head never comes back. */
  private static final class Spare {
    final Chunk chunk;
    final @Nullable Spare next;

    Spare(Chunk chunk, @Nullable Spare next) {
      this.chunk = chunk;
      this.next = next;
    }
  }

  /** Sets the limit. Called once, before anything is recorded. */
  public static void limit(long bytes) {
    total = (int) Math.max(1, bytes / Chunk.BYTES);
  }

  /** The first chunk of a fragment, or null: all are in use. */
  static @Nullable Chunk take() {
    return take(total);
  }

  /**
   * A further chunk of a fragment, or null: none is left but those that are kept for others to
   * begin with. Who has written can read what it wrote; who begins can not.
   */
  static @Nullable Chunk takeMore() {
    return take(total - total / KEPT);
  }

  private static @Nullable Chunk take(int most) {
    int used;
    do {
      used = IN_USE.get();
      if (used >= most) {
        return null; // uncounted, or who is refused would keep others from what is left
      }
    } while (!IN_USE.compareAndSet(used, used + 1));
    Spare head = SPARE.get();
    while (head != null && !SPARE.compareAndSet(head, head.next)) {
      head = SPARE.get();
    }
    return head == null ? new Chunk() : head.chunk;
  }

  /** Takes back a chunk that was read to its end. */
  public static void give(Chunk chunk) {
    Spare head;
    do {
      head = SPARE.get();
    } while (!SPARE.compareAndSet(head, new Spare(chunk, head)));
    IN_USE.decrementAndGet();
  }

  /** Whether so much waits to be read that it should not wait any longer. */
  public static boolean isPressed() {
    int used = IN_USE.get();
    return used > MANY || used > total / 2;
  }

  private ChunkPool() {}
}
