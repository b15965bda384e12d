/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/**
 * What a thread's fragment says, read when it ends: a digit for each method that begins, the
 * method's, and 0 for each end. So 120 is a method 1 that calls a method 2, and does not end.
 */
final class Transcript extends Unread {
  static {
    Timing.exact(true); // each event for itself
  }

  final RequestTree tree = request();
  private FragmentLog fragment;
  private int written;
  private int times;

  /** What was written, -1: not ended yet, or more than once. */
  int written() {
    return times == 1 ? written : -1;
  }

  /** The whole request on the current thread. */
  void record() {
    Fragments.Scope scope = Fragments.enter(tree, null, 0);
    call();
    scope.close();
  }

  /** A method 1 that calls a method 2 that calls a method 3, all whole: 123000. */
  static void call() {
    Frame outer = Recorder.enter(1);
    Frame inner = Recorder.enter(2);
    Recorder.exit(Recorder.enter(3));
    Recorder.exit(inner);
    Recorder.exit(outer);
  }

  @Override
  public FragmentReader begun(FragmentLog begun) {
    fragment = begun;
    return this;
  }

  @Override
  public void ended() {
    Chunk chunk = fragment.first();
    for (int i = 0; i < chunk.size(); i++) {
      read(chunk.events()[i]);
    }
    times++;
    ChunkPool.give(chunk);
  }

  private void read(long event) {
    if (Event.kind(event) == Event.ENTER_TIMED) {
      written = written * 10 + Event.method(event);
    } else if (Event.kind(event) != Event.BYTES) {
      written *= 10;
    }
  }
}
