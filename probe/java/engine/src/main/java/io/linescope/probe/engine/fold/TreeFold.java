/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.FragmentLog;
import io.linescope.probe.boot.FragmentReader;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.TreeReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request's tree while it comes together. Of its fragments those are one that differ in nothing
 * but their time.
 *
 * <p>A part is due when the root has ended and nothing of the tree runs or is unread; then what was
 * not sent yet is sent. Work that begins later makes a later part. Work that does not end keeps the
 * tree open until the time limit: then what has ended is sent as incomplete.
 */
final class TreeFold implements TreeReader {
  private final RequestTree tree;
  private final Folder folder;
  private final Limits limits;
  private final List<FragmentFold> unsent = new ArrayList<>(2);
  private final AtomicBoolean queued = new AtomicBoolean();
  private volatile boolean rootEnded;
  private volatile long dueNanos;
  private int nextNode;
  private int nextPart;

  /** The last part said that there is more to come. */
  private boolean incompleteSent;

  /** The one that was queued before; the queue's own. */
  @Nullable TreeFold behind;

  TreeFold(RequestTree tree, Folder folder, Limits limits, long dueNanos) {
    this.tree = tree;
    this.folder = folder;
    this.limits = limits;
    this.dueNanos = dueNanos;
  }

  @Override
  public @Nullable FragmentReader begun(FragmentLog fragment) {
    OrderedCalls calls = tree.isOrdered() ? new OrderedCalls(limits) : null;
    FragmentFold begun = new FragmentFold(fragment, this, calls);
    synchronized (unsent) {
      unsent.add(begun);
    }
    folder.open(this);
    return begun;
  }

  @Override
  public void buffersExhausted() {
    limits.note("buffers-exhausted");
  }

  @Override
  public void rootEnded() {
    rootEnded = true;
    enqueue();
  }

  /** There is something to read, or the last of it ended. */
  void enqueue() {
    if (queued.compareAndSet(false, true)) {
      folder.enqueue(this);
    }
    folder.wakeIfPressed();
  }

  Folder folder() {
    return folder;
  }

  RequestTree tree() {
    return tree;
  }

  /** The start of the request on the clock of {@link System#nanoTime}. */
  long startNanos() {
    return tree.startNanos();
  }

  Limits limits() {
    return limits;
  }

  boolean isOverdue(long nowNanos) {
    return nowNanos - dueNanos > 0;
  }

  void dueAgain(long nanos) {
    dueNanos = nanos;
  }

  /** Reads all that is whole. What is queued from now on is read another time. */
  void read() {
    queued.set(false);
    FragmentFold[] fragments = unsent();
    if (fragments.length == 1) {
      fragments[0].read();
    } else {
      readAndMerge(fragments);
    }
  }

  private void readAndMerge(FragmentFold[] fragments) {
    Map<List<Object>, FragmentFold> wholes = new HashMap<>();
    for (FragmentFold fragment : fragments) {
      fragment.read();
      if (fragment.isFinished() && fragment.hasNodes() && !tree.isOrdered()) {
        merge(fragment, wholes);
      }
    }
    synchronized (unsent) {
      unsent.removeIf(
          fragment -> fragment.isAdded() || (fragment.isFinished() && !fragment.hasNodes()));
    }
  }

  /**
   * Makes one of fragments that differ in nothing but their time: a request that goes on after each
   * of a thousand delays is no thousand fragments.
   */
  private static void merge(FragmentFold fragment, Map<List<Object>, FragmentFold> wholes) {
    List<Object> origin = fragment.origin();
    FragmentFold whole = origin == null ? null : wholes.putIfAbsent(origin, fragment);
    if (whole != null) {
      whole.add(fragment);
    }
  }

  private FragmentFold[] unsent() {
    synchronized (unsent) {
      return unsent.toArray(new FragmentFold[0]);
    }
  }

  /** Whether nothing of it runs or waits to be read. */
  boolean isQuiet() {
    return rootEnded && tree.openFragments() == 0 && allRead();
  }

  private boolean allRead() {
    for (FragmentFold fragment : unsent()) {
      if (!fragment.isFinished()) {
        return false;
      }
    }
    return true;
  }

  /** Takes what can be sent, and numbers its nodes; null if there is nothing. */
  @Nullable TreePart takePart(boolean complete) {
    List<FragmentFold> ready = takeFinished();
    boolean onlyTheEnd = complete && incompleteSent;
    if (ready.isEmpty() && !onlyTheEnd) {
      return null;
    }
    incompleteSent = !complete;
    if (!complete) {
      limits.note("time-limit");
    }
    int first = nextNode;
    for (FragmentFold fragment : ready) {
      nextNode = fragment.number(nextNode);
    }
    return new TreePart(
        tree,
        nextPart++,
        complete,
        limits.notes(),
        limits.takeSeen(),
        ready,
        first,
        nextNode - first);
  }

  /** Threads that only carried the context and ran no recorded method are not worth a word. */
  private List<FragmentFold> takeFinished() {
    List<FragmentFold> finished = new ArrayList<>(2);
    synchronized (unsent) {
      unsent.removeIf(
          fragment -> {
            if (fragment.isFinished() && fragment.hasNodes()) {
              finished.add(fragment);
            }
            return fragment.isFinished();
          });
    }
    return finished;
  }
}
