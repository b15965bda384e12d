/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.Anchor;
import io.linescope.probe.boot.Chunk;
import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Event;
import io.linescope.probe.boot.FragmentLog;
import io.linescope.probe.boot.FragmentReader;
import io.linescope.probe.boot.Timing;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thread's events in order and adds them up to nodes.
 *
 * <p>A chunk is read once it is whole: when it has a follower, or when the fragment has ended. That
 * is the folding thread's work, or the recording thread's own when no buffer is free.
 */
public final class FragmentFold implements FragmentReader {
  private static final long RETRY_NANOS = 10_000;

  /**
   * A call that was not timed counts as long if the clock moved by so much meanwhile. It was last
   * read before the call began, and less than this may have passed before that, too.
   */
  private static final long SURELY_LONG_NANOS = 100_000;

  private static final int[] NO_MARKS = {};

  private final FragmentLog log;
  private final TreeFold tree;
  private final AtomicBoolean reading = new AtomicBoolean();
  private final @Nullable OrderedCalls calls;
  private @Nullable Chunk chunk;
  private @Nullable NodeTable table;
  private int[] marks = NO_MARKS;
  private volatile boolean finished;

  /** The innermost open method that is kept, and the calls open above it that a limit cut. */
  private int current = NodeTable.TOP;

  private int cut;

  /** The time of the last step that has one, after the start of the tree. */
  private long nanos;

  private long pendingBytes = -1;

  /** The number of its first node within the tree, -1: not given yet. */
  private int firstId = -1;

  /** The fragment that this one was added to, and which of its nodes are which of that one's. */
  private @Nullable FragmentFold whole;

  private int[] nodesOfWhole = NO_MARKS;

  FragmentFold(FragmentLog log, TreeFold tree, @Nullable OrderedCalls calls) {
    this.log = log;
    this.tree = tree;
    this.calls = calls;
    chunk = log.first();
  }

  @Override
  public void chunkFilled() {
    tree.enqueue();
  }

  @Override
  public void ended() {
    tree.enqueue();
  }

  @Override
  public boolean fold() {
    if (!reading.compareAndSet(false, true)) {
      return false;
    }
    try {
      while (readNext()) {
        // frees a buffer each time
      }
      return true;
    } finally {
      reading.set(false);
    }
  }

  /** Reads what is whole; called by the folding thread. Claims the fragment a chunk at a time. */
  void read() {
    boolean more = !finished;
    while (more) {
      if (reading.compareAndSet(false, true)) {
        try {
          more = readNext();
        } finally {
          reading.set(false);
        }
      } else {
        LockSupport.parkNanos(RETRY_NANOS); // its own thread reads, and frees a buffer soon
      }
    }
  }

  /** Reads one chunk if there is a whole one; true: there may be another. */
  private boolean readNext() {
    Chunk whole = chunk;
    boolean ended = log.isEnded(); // before the follower: what ended gets no more of them
    Chunk next = whole == null ? null : whole.next();
    if (whole == null || (next == null && !ended)) {
      return false;
    }
    if (whole.size() > 0) {
      add(whole);
    }
    ChunkPool.give(whole);
    chunk = next;
    finished = next == null;
    return next != null;
  }

  private void add(Chunk whole) {
    NodeTable nodes = table;
    long base = whole.baseNanos() - tree.startNanos();
    if (nodes == null) {
      nodes = tree.folder().tables().take();
      table = nodes;
      nanos = base;
    }
    long[] events = whole.events();
    int size = whole.size();
    for (int i = 0; i < size; i++) {
      add(nodes, events[i], base);
    }
  }

  private void add(NodeTable nodes, long event, long base) {
    switch (Event.kind(event)) {
      case Event.ENTER:
        enter(nodes, Event.method(event), false);
        break;
      case Event.EXIT:
        for (long left = Event.repeats(event); left >= 0; left--) {
          exit(nodes, false);
        }
        break;
      case Event.CALL:
        call(nodes, Event.method(event), Event.repeats(event) + 1);
        break;
      case Event.ENTER_TIMED:
        nanos = base + Event.nanos(event);
        enter(nodes, Event.method(event), true);
        break;
      case Event.EXIT_TIMED:
        nanos = base + Event.nanos(event);
        exit(nodes, true);
        break;
      case Event.THROW:
        fail(nodes);
        exit(nodes, false);
        break;
      case Event.THROW_TIMED:
        nanos = base + Event.nanos(event);
        fail(nodes);
        exit(nodes, true);
        break;
      case Event.MARK:
        mark((int) Event.figure(event));
        break;
      default:
        pendingBytes = Event.figure(event);
        break;
    }
  }

  private void enter(NodeTable nodes, int method, boolean timed) {
    if (cut > 0) {
      cut++;
      return;
    }
    int node = node(nodes, method);
    if (node == NodeTable.TOP) {
      cut = 1;
      return;
    }
    if (timed) {
      nodes.beginTimed(node, nanos);
    } else {
      nodes.begin(node, nanos);
    }
    if (calls != null) {
      nodes.call(node, calls.begin(node, nanos));
    }
    current = node;
  }

  /** Calls that called nothing. */
  private void call(NodeTable nodes, int method, long times) {
    int node = cut > 0 ? NodeTable.TOP : node(nodes, method);
    if (node != NodeTable.TOP) {
      nodes.count(node, times);
    }
  }

  /** The node of a method that is called here, {@link NodeTable#TOP}: a limit forbids it. */
  private int node(NodeTable nodes, int method) {
    int node = nodes.child(current, method);
    if (node == NodeTable.TOP
        && tree.limits().takesNode(id(), current, nodes.depth(current), method)) {
      node = nodes.add(current, method, nanos);
    }
    return node;
  }

  private void fail(NodeTable nodes) {
    if (cut == 0 && current != NodeTable.TOP) {
      nodes.fail(current);
    }
  }

  private void exit(NodeTable nodes, boolean timed) {
    long bytes = pendingBytes;
    pendingBytes = -1;
    if (cut > 0) {
      cut--;
      return;
    }
    int node = current;
    if (node == NodeTable.TOP) {
      return; // entered before the fragment began
    }
    current = nodes.parent(node);
    long took = nanos - nodes.start(node);
    if (timed) {
      nodes.addTime(node, took);
    } else if (took >= SURELY_LONG_NANOS) {
      Timing.note(nodes.method(node), took);
    }
    if (bytes >= 0) {
      nodes.addBytes(node, bytes);
    }
    if (calls != null) {
      calls.end(nodes.call(node), nanos);
    }
  }

  private void mark(int mark) {
    if (mark >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(4, mark * 2));
    }
    marks[mark] = cut > 0 ? NodeTable.TOP : current;
  }

  boolean isFinished() {
    return finished;
  }

  /** Whether any method of it is known. */
  boolean hasNodes() {
    return table != null && table.size() > 1;
  }

  /**
   * What fragments have in common that can be one: thread, span, and who submitted their work. Null
   * if that is not known yet. Asked of finished fragments.
   */
  @Nullable List<Object> origin() {
    Anchor anchor = log.anchor();
    FragmentFold submitter = submitter(anchor);
    if (submitter != null && !submitter.isFinished()) {
      return null;
    }
    List<Object> place =
        anchor == null || submitter == null ? null : submitter.openAt(anchor.mark());
    return Arrays.asList(thread(), isVirtual(), spanId(), place);
  }

  /** The node that was open where the mark was set; null: none. */
  private @Nullable List<Object> openAt(int mark) {
    int node = mark < marks.length ? marks[mark] : NodeTable.TOP;
    FragmentFold other = whole;
    if (node == NodeTable.TOP) {
      return null;
    }
    return other == null ? Arrays.asList(this, node) : Arrays.asList(other, nodesOfWhole[node]);
  }

  /** Adds another one of the same origin to this one, both finished; what that has is here now. */
  void add(FragmentFold other) {
    NodeTable nodes = nodes();
    int before = nodes.size();
    other.nodesOfWhole = nodes.addAll(other.nodes());
    other.whole = this;
    tree.limits().giveBack(other.nodes().size() - 1 - (nodes.size() - before));
    other.release();
  }

  boolean isAdded() {
    return whole != null;
  }

  /** Numbers its nodes within the tree from here on; returns the next free number. */
  int number(int first) {
    firstId = first;
    return first + nodes().size() - 1;
  }

  /** Its figures were taken; nothing but its numbers is needed any more. */
  void release() {
    NodeTable used = table;
    if (used != null) {
      table = null;
      tree.folder().tables().give(used);
    }
  }

  /** The nodes. Only of a fragment that has any, and until it is released. */
  public NodeTable nodes() {
    NodeTable nodes = table;
    if (nodes == null) {
      throw new IllegalStateException("nodes: none (expected: a fragment that was read)");
    }
    return nodes;
  }

  /** Each call, if they are kept in order. */
  public @Nullable OrderedCalls calls() {
    return calls;
  }

  /** The number within the tree of one of its nodes, -1 if it has none. */
  public int id(int node) {
    FragmentFold other = whole;
    if (other != null) {
      return other.id(nodesOfWhole[node]);
    }
    return node == NodeTable.TOP || firstId < 0 ? -1 : firstId + node - 1;
  }

  /** The number of the node that was open where the mark was set, -1 if it is not known. */
  private int marked(int mark) {
    return mark < marks.length ? id(marks[mark]) : -1;
  }

  public int id() {
    return log.id();
  }

  public String thread() {
    return log.thread();
  }

  public boolean isVirtual() {
    return log.isVirtual();
  }

  public long spanId() {
    return log.spanId();
  }

  /** The number of the node that submitted this fragment's work, -1 if it is not known. */
  public int anchorNode() {
    Anchor anchor = log.anchor();
    FragmentFold submitter = submitter(anchor);
    return anchor == null || submitter == null ? -1 : submitter.marked(anchor.mark());
  }

  private @Nullable FragmentFold submitter(@Nullable Anchor anchor) {
    if (anchor == null || anchor.tree() != tree.tree()) {
      return null;
    }
    FragmentReader submitter = anchor.fragment().reader();
    return submitter instanceof FragmentFold ? (FragmentFold) submitter : null;
  }
}
