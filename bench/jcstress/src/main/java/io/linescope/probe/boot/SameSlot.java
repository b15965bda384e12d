/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.lang.reflect.Field;

/** Gives threads ids that differ by multiples of the table's size, as those of old processes do. */
final class SameSlot {
  private static final int SLOTS = 1 << 12;
  private static final int SLOT = 7;
  private static final Field ID = idOfThread();

  /** The current thread gets the place that all others get here. */
  static void take() {
    Thread thread = Thread.currentThread();
    long id = thread.getId();
    if (id % SLOTS != SLOT || id < SLOTS) {
      try {
        ID.setLong(thread, id * SLOTS + SLOT);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Field idOfThread() {
    try {
      Field id = Thread.class.getDeclaredField("tid");
      id.setAccessible(true);
      return id;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private SameSlot() {}
}
