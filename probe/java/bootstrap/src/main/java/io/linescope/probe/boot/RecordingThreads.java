/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The threads that record now.
 *
 * <p>A thread finds its log in a table by its id, checked against the owner because ids can be
 * overridden and collide. Virtual threads, and threads whose place is taken, use a thread local,
 * which others look at only while such a thread records.
 *
 * <p>All changes happen under one lock; look-ups take none, since a thread only ever needs what it
 * wrote itself.
 */
final class RecordingThreads {
  private static final int SLOTS = 1 << 12;
  private static final int MAX_SPARE = 64;

  private static final @Nullable ThreadLog[] TABLE = new ThreadLog[SLOTS];
  private static final ThreadLocal<ThreadLog> LOCAL = new ThreadLocal<>();
  private static final ArrayDeque<ThreadLog> SPARE = new ArrayDeque<>();

  private static int recording;
  private static int withoutSlot;

  static @Nullable ThreadLog current() {
    Thread thread = Thread.currentThread();
    ThreadLog log = TABLE[slotOf(thread)];
    if (log != null && log.owner == thread) {
      return log;
    }
    return withoutSlot > 0 ? LOCAL.get() : null;
  }

  /** Begins to record on the current thread, which does not record yet. */
  static ThreadLog claim() {
    Thread thread = Thread.currentThread();
    boolean virtual = VirtualThreads.isVirtual(thread);
    ThreadLog log;
    synchronized (TABLE) {
      ThreadLog spare = SPARE.poll();
      log = spare == null ? new ThreadLog() : spare;
      int slot = slotOf(thread);
      log.owner = thread;
      log.virtual = virtual;
      log.slot = !virtual && TABLE[slot] == null ? slot : -1;
      if (log.slot >= 0) {
        TABLE[log.slot] = log;
      } else {
        withoutSlot++;
      }
      recording++;
      Recorder.active = true;
    }
    if (log.slot < 0) {
      LOCAL.set(log);
    }
    return log;
  }

  /** Ends recording on the current thread. */
  static void release(ThreadLog log) {
    if (log.slot < 0) {
      LOCAL.remove();
    }
    synchronized (TABLE) {
      if (log.slot >= 0) {
        TABLE[log.slot] = null;
      } else {
        withoutSlot--;
      }
      log.owner = null;
      log.fragment = null;
      recording--;
      Recorder.active = recording > 0;
      if (log.isReusable() && SPARE.size() < MAX_SPARE) {
        SPARE.push(log);
      }
    }
  }

  private static int slotOf(Thread thread) {
    return (int) thread.getId() & (SLOTS - 1);
  }

  private RecordingThreads() {}
}
