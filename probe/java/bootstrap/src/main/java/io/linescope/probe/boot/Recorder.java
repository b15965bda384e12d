/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/**
 * What a woven method calls: {@link #enter} first, then {@link #exit} or {@link #fail} with what
 * enter returned.
 *
 * <p>None of these throws. A method of a thread that records nothing costs one static check.
 */
public final class Recorder {
  /** Some thread of this process records. Written by {@link RecordingThreads} alone. */
  static boolean active;

  /**
   * Loads what the calls below name. Called before anything is woven: the JIT compiler puts no call
   * into its caller whose signature names a class that is not loaded.
   */
  public static void load() {
    exit(new Frame(new ThreadLog(), 0));
  }

  /** Notes that a method begins; null where nothing is recorded. */
  public static @Nullable Frame enter(int method) {
    return active ? enterRecorded(method) : null;
  }

  /** Notes that the method which got this frame returns. */
  public static void exit(@Nullable Frame frame) {
    if (frame != null) {
      frame.log.exit(frame, Event.EXIT);
    }
  }

  /** Notes that the method which got this frame ends with an exception. */
  public static void fail(@Nullable Frame frame) {
    if (frame != null) {
      frame.log.exit(frame, Event.THROW);
    }
  }

  private static @Nullable Frame enterRecorded(int method) {
    ThreadLog log = RecordingThreads.current();
    return log == null ? null : log.enter(method);
  }

  private Recorder() {}
}
