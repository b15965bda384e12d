/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A recording thread: the methods open on it, and the fragment that its events go to.
 *
 * <p>Used by its owner alone. The frames outlive a change of fragments: a method that began under
 * one request and ends under another is closed in the first.
 */
final class ThreadLog {
  private static final int FIRST_FRAMES = 64;
  private static final int MAX_FRAMES = 1 << 16;

  @Nullable Thread owner;
  boolean virtual;

  /** Index in the table of recording threads, or -1: kept in a thread local. */
  int slot = -1;

  /** Open scopes; the log is given back with the last. */
  int scopes;

  /** Where events go; null while another, unrecorded request is current. */
  @Nullable FragmentLog fragment;

  int depth;

  /** Calls of short methods until one is timed. */
  private int spared;

  private Frame[] frames = new Frame[FIRST_FRAMES];

  @Nullable Frame enter(int method) {
    FragmentLog current = fragment;
    if (current == null) {
      return null;
    }
    int at = depth;
    Frame frame = at < frames.length ? frames[at] : null;
    if (frame == null) {
      frame = newFrame(at);
      if (frame == null) {
        return null;
      }
    }
    boolean spared = Timing.isShort(method) && isSpared();
    boolean kept =
        (spared && !current.exact)
            ? current.enter(frame, method)
            : current.enterTimed(frame, method, !spared);
    if (!kept) {
      return null;
    }
    depth = at + 1;
    return frame;
  }

  /** Whether this call of a short method is one of those not timed. */
  private boolean isSpared() {
    if (--spared > 0) {
      return true;
    }
    spared = Timing.PERIOD;
    return false;
  }

  /** Closes the frame; frames above it that never ended (a stack overflow) go with it. */
  void exit(Frame frame, int kind) {
    depth = frame.depth;
    FragmentLog began = frame.fragment;
    if (began != null) {
      began.exit(frame, kind);
    }
  }

  /** True if no method is open and the log is of ordinary size, so another thread may have it. */
  boolean isReusable() {
    return depth == 0 && frames.length <= 1024;
  }

  private @Nullable Frame newFrame(int at) {
    if (at >= MAX_FRAMES) {
      Counter.FRAMES_TOO_DEEP.add(1);
      return null;
    }
    try {
      if (at >= frames.length) {
        frames = Arrays.copyOf(frames, frames.length * 2);
      }
      Frame made = new Frame(this, at);
      frames[at] = made;
      return made;
    } catch (OutOfMemoryError e) {
      return null;
    }
  }
}
