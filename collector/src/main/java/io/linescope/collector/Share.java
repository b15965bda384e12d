/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

/**
 * What one request takes of the {@link Room}, given back when nobody holds it any more: its sender
 * waits for the answer, and the storage may be at work on it longer than that. Thread-safe.
 */
final class Share {
  private final Room room;
  private long bytes;
  private int holders = 1;

  /** An empty one, held by who makes it. */
  Share(Room room) {
    this.room = room;
  }

  /**
   * Takes more, while it is held.
   *
   * @throws io.linescope.storage.OverloadedException if there is no room
   */
  synchronized void take(long more) {
    room.take(more);
    bytes += more;
  }

  /** Gives some back, of which nothing is needed any more. */
  synchronized void give(long back) {
    room.give(back);
    bytes -= back;
  }

  /** Adds a holder; false if the last one has let go, and the request is nobody's any more. */
  synchronized boolean hold() {
    if (holders == 0) {
      return false;
    }
    holders++;
    return true;
  }

  synchronized void letGo() {
    holders--;
    if (holders == 0) {
      give(bytes);
    }
  }

  synchronized long bytes() {
    return bytes;
  }
}
