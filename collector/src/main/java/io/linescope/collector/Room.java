/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import io.linescope.storage.OverloadedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of requests that may be in the server at once: as they travel and as they are unpacked,
 * until all work for them is done. What a request becomes on its way to the disk is a multiple of
 * these bytes, so that this bounds the memory that receiving takes. Thread-safe.
 */
final class Room {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final long bytes;
  private final AtomicLong taken = new AtomicLong();

  Room(long bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes some of it.
   *
   * @throws OverloadedException if there is not so much
   */
  void take(long more) {
    if (taken.addAndGet(more) > bytes) {
      give(more);
      throw new OverloadedException(
          "requests: " + bytes + " bytes of them are being worked on already", RETRY_AFTER);
    }
  }

  void give(long back) {
    taken.addAndGet(-back);
  }

  long bytes() {
    return bytes;
  }

  long taken() {
    return taken.get();
  }
}
