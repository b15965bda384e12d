/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.Anchor;
import io.linescope.probe.boot.FragmentLog;
import io.linescope.probe.boot.FragmentReader;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.boot.TreeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One request's tree while it comes together.
 *
 * <p>A part is due when the root has ended and nothing of the tree runs or is unread; then what was
 * not sent yet is sent. Work that begins later makes a later part. Work that does not end keeps the
 * tree open until the time limit: then what has ended is sent as incomplete.
 */
public final class TreeFold implements TreeReader {
  private final RequestTree tree;
  private final Folder folder;
  private final Limits limits;
  private final Map<Integer, FragmentFold> fragments = new ConcurrentHashMap<>();
  private final List<FragmentFold> unsent = new ArrayList<>();
  private volatile boolean rootEnded;
  private volatile long dueNanos;
  private int nextNode;
  private int nextPart;

  /** The last part said that there is more to come. */
  private boolean incompleteSent;

  TreeFold(RequestTree tree, Folder folder, Limits limits, long dueNanos) {
    this.tree = tree;
    this.folder = folder;
    this.limits = limits;
    this.dueNanos = dueNanos;
  }

  @Override
  public @Nullable FragmentReader begun(FragmentLog fragment) {
    FragmentFold begun = new FragmentFold(fragment, this);
    fragments.put(fragment.id(), begun);
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
    folder.check(this);
  }

  Folder folder() {
    return folder;
  }

  /** The start of the request on the clock of {@link System#nanoTime}. */
  long startNanos() {
    return tree.startNanos();
  }

  Limits limits() {
    return limits;
  }

  /** A fragment was read to its end. */
  void fragmentRead() {
    folder.check(this);
  }

  boolean isOverdue(long nowNanos) {
    return nowNanos - dueNanos > 0;
  }

  void dueAgain(long nanos) {
    dueNanos = nanos;
  }

  /** Whether nothing of it runs or waits to be read. */
  boolean isQuiet() {
    return rootEnded && tree.openFragments() == 0 && allRead();
  }

  private boolean allRead() {
    synchronized (unsent) {
      return unsent.stream().allMatch(FragmentFold::isFinished);
    }
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
    int firstNode = nextNode;
    List<TreePart.Line> lines = new ArrayList<>();
    for (int i = 0; i < ready.size(); i++) {
      number(ready.get(i).roots(), i, lines);
    }
    return new TreePart(
        tree, nextPart++, complete, limits.notes(), limits.takeSeen(), ready, firstNode, lines);
  }

  /** Threads that only carried the context and ran no recorded method are not worth a word. */
  private List<FragmentFold> takeFinished() {
    List<FragmentFold> finished = new ArrayList<>();
    synchronized (unsent) {
      for (FragmentFold fragment : unsent) {
        if (fragment.isFinished()) {
          finished.add(fragment);
        }
      }
      unsent.removeAll(finished);
    }
    finished.removeIf(fragment -> !fragment.roots().iterator().hasNext());
    return finished;
  }

  /** Pre-order, by a stack of our own: trees may be deeper than the thread's. */
  private void number(Iterable<Node> roots, int fragment, List<TreePart.Line> lines) {
    ArrayList<Node> stack = new ArrayList<>();
    pushReversed(roots, stack);
    while (!stack.isEmpty()) {
      Node node = stack.remove(stack.size() - 1);
      node.id = nextNode++;
      lines.add(new TreePart.Line(node, fragment));
      pushReversed(node.children(), stack);
    }
  }

  private static void pushReversed(Iterable<Node> nodes, List<Node> stack) {
    int at = stack.size();
    for (Node node : nodes) {
      stack.add(at, node);
    }
  }

  /** The node that an anchor stands for; null if it is not known. */
  @Nullable Node submitter(@Nullable Anchor anchor) {
    if (anchor == null || anchor.tree() != tree) {
      return null;
    }
    FragmentFold fragment = fragments.get(anchor.fragment().id());
    return fragment == null ? null : fragment.marked(anchor.mark());
  }
}
