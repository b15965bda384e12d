/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/** The current thread's part in requests. Nothing here throws. */
public final class Fragments {
  private static final Scope NOTHING = () -> {};

  /** Ends what {@link #enter} began. To be closed on the same thread. */
  public interface Scope {
    void close();
  }

  /**
   * Makes the tree current on this thread until the scope is closed, and suspends the one that was.
   *
   * @param tree null or not bound: nothing is recorded meanwhile
   * @param anchor where the work was submitted, if known
   * @param spanId the span that was current there
   */
  public static Scope enter(@Nullable RequestTree tree, @Nullable Anchor anchor, long spanId) {
    ThreadLog log = RecordingThreads.current();
    RequestTree wanted = tree != null && tree.isBound() ? tree : null;
    if (wanted == currentTree(log)) {
      return NOTHING;
    }
    try {
      return switchTo(wanted, log, new FragmentLog.Submission(anchor, spanId));
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return NOTHING;
    }
  }

  /** Marks this place as the one where work is submitted; null if nothing is recorded here. */
  public static @Nullable Anchor capture() {
    if (!Recorder.active) {
      return null;
    }
    ThreadLog log = RecordingThreads.current();
    FragmentLog fragment = log == null ? null : log.fragment;
    return fragment == null ? null : fragment.mark();
  }

  private static @Nullable RequestTree currentTree(@Nullable ThreadLog log) {
    FragmentLog fragment = log == null ? null : log.fragment;
    return fragment == null ? null : fragment.tree;
  }

  private static Scope switchTo(
      @Nullable RequestTree tree, @Nullable ThreadLog current, FragmentLog.Submission by) {
    ThreadLog log = current == null ? RecordingThreads.claim() : current;
    FragmentLog next = tree == null ? null : tree.begin(log, Thread.currentThread(), by);
    if (next == null && current == null) {
      RecordingThreads.release(log);
      return NOTHING;
    }
    return new ThreadScope(log, next);
  }

  /** The scope of a switch. Scopes may be closed in another order than the reverse. */
  private static final class ThreadScope implements Scope {
    private final ThreadLog log;
    private final Thread owner = Thread.currentThread();
    private final @Nullable FragmentLog fragment;
    private final @Nullable FragmentLog previous;
    private boolean closed;

    ThreadScope(ThreadLog log, @Nullable FragmentLog fragment) {
      this.log = log;
      this.fragment = fragment;
      previous = log.fragment;
      if (fragment != null) {
        fragment.previous = previous;
      }
      log.fragment = fragment;
      log.scopes++;
    }

    @Override
    public void close() {
      if (Thread.currentThread() != owner) {
        Counter.SCOPES_MISPLACED.add(1);
      } else if (!closed) {
        closed = true;
        leave();
      }
    }

    private void leave() {
      if (fragment != null) {
        fragment.end();
      }
      if (log.fragment == fragment) {
        log.fragment = stillOpen(previous);
      }
      if (--log.scopes == 0) {
        RecordingThreads.release(log);
      }
    }

    private static @Nullable FragmentLog stillOpen(@Nullable FragmentLog candidate) {
      FragmentLog open = candidate;
      while (open != null && open.isEnded()) {
        open = open.previous;
      }
      return open;
    }
  }

  private Fragments() {}
}
