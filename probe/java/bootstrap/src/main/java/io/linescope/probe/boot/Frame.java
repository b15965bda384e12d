/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/**
 * A running method on a recording thread. Frames belong to their thread's log and are used again.
 */
public final class Frame {
  final ThreadLog log;

  /** Frames below this one on the thread. */
  final int depth;

  @Nullable FragmentLog fragment;

  /** Open methods of the fragment when this one began. */
  int level;

  /** Whether the clock was read; if not, the fields below are of an earlier method. */
  boolean timed;

  int method;
  long startNanos;

  /** What the thread had allocated, -1: not measured. */
  long startBytes;

  Frame(ThreadLog log, int depth) {
    this.log = log;
    this.depth = depth;
  }
}
