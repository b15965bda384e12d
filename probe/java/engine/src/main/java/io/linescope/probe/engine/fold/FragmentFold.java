/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.Chunk;
import io.linescope.probe.boot.ChunkPool;
import io.linescope.probe.boot.Event;
import io.linescope.probe.boot.FragmentLog;
import io.linescope.probe.boot.FragmentReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thread's events in order and adds them up to nodes.
 *
 * <p>It keeps a stack of the open methods. A chunk is read once it is whole: when it has a
 * follower, or when the fragment has ended. Whoever holds the lock reads; that is the folding
 * thread, or the recording thread itself when no buffer is free.
 */
public final class FragmentFold implements FragmentReader {
  /** How long a recording thread waits for the chunk that is just being read. */
  private static final long PATIENCE_MILLIS = 10;

  private final FragmentLog log;
  private final TreeFold tree;
  private final ReentrantLock reading = new ReentrantLock();

  /** Above the first methods: holds them as children and is not sent. */
  private final Node top = new Node(null, -1, 0);

  private final Map<Integer, Node> marks = new HashMap<>();
  private @Nullable Chunk chunk;
  private volatile boolean finished;

  // The stack, a column for each figure.
  private @Nullable Node[] nodes = new Node[32];
  private long[] startNanos = new long[32];
  private long[] childNanos = new long[32];
  private long[] childBytes = new long[32];
  private boolean[] timed = new boolean[32];
  private int depth;
  private long pendingBytes = -1;

  FragmentFold(FragmentLog log, TreeFold tree) {
    this.log = log;
    this.tree = tree;
    chunk = log.first();
  }

  @Override
  public void chunkFilled() {
    tree.folder().fold(this);
  }

  @Override
  public void ended() {
    tree.folder().fold(this);
  }

  @Override
  public boolean fold() {
    try {
      if (!reading.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      while (readNext()) {
        // frees a buffer each time
      }
      return true;
    } finally {
      reading.unlock();
    }
  }

  /** Reads what is whole; called by the folding thread. Holds the lock for one chunk at a time. */
  void read() {
    boolean more = true;
    while (more) {
      reading.lock();
      try {
        more = readNext();
      } finally {
        reading.unlock();
      }
    }
    if (finished) {
      tree.fragmentRead();
    }
  }

  /** Reads one chunk if there is a whole one. */
  private boolean readNext() {
    Chunk current = chunk;
    boolean ended = log.isEnded(); // before the follower: what ended gets no more of them
    Chunk next = current == null ? null : current.next();
    if (current == null || (next == null && !ended)) {
      return false;
    }
    add(current);
    ChunkPool.give(current);
    chunk = next;
    if (next == null) {
      finished = true;
      depth = 0;
    }
    return next != null;
  }

  private void add(Chunk whole) {
    long[] events = whole.events();
    long base = whole.baseNanos() - tree.startNanos();
    for (int i = 0; i < whole.size(); i++) {
      add(events[i], base);
    }
  }

  private void add(long event, long base) {
    int kind = Event.kind(event);
    switch (kind) {
      case Event.ENTER:
      case Event.ENTER_TIMED:
        enter(Event.method(event), base + Event.nanos(event), kind == Event.ENTER_TIMED);
        break;
      case Event.MARK:
        Node at = depth == 0 ? null : nodes[depth - 1];
        if (at != null) {
          marks.put((int) Event.figure(event), at);
        }
        break;
      case Event.BYTES:
        pendingBytes = Event.figure(event);
        break;
      default:
        exit(base + Event.nanos(event), kind == Event.THROW || kind == Event.THROW_TIMED);
        break;
    }
  }

  private void enter(int method, long nanos, boolean isTimed) {
    Node parent = depth == 0 ? top : nodes[depth - 1];
    Node node = parent == null ? null : parent.child(method);
    if (node == null && parent != null) {
      node = tree.limits().node(parent, parent == top ? null : parent, method, nanos);
      if (node != null) {
        parent.add(node);
      }
    }
    if (node != null) {
      node.count++;
    }
    push(node, nanos, isTimed);
  }

  private void push(@Nullable Node node, long nanos, boolean isTimed) {
    if (depth == nodes.length) {
      int wider = depth * 2;
      nodes = Arrays.copyOf(nodes, wider);
      startNanos = Arrays.copyOf(startNanos, wider);
      childNanos = Arrays.copyOf(childNanos, wider);
      childBytes = Arrays.copyOf(childBytes, wider);
      timed = Arrays.copyOf(timed, wider);
    }
    nodes[depth] = node;
    startNanos[depth] = nanos;
    childNanos[depth] = 0;
    childBytes[depth] = 0;
    timed[depth] = isTimed;
    depth++;
  }

  private void exit(long nanos, boolean failed) {
    long bytes = pendingBytes;
    pendingBytes = -1;
    if (depth == 0) {
      return; // entered before the fragment began
    }
    depth--;
    Node node = nodes[depth];
    nodes[depth] = null;
    if (node == null) {
      return;
    }
    if (failed) {
      node.errors++;
    }
    if (timed[depth]) {
      addTime(node, nanos - startNanos[depth]);
    }
    if (bytes >= 0) {
      addBytes(node, bytes);
    }
  }

  private void addTime(Node node, long nanos) {
    node.timedCount++;
    node.totalNanos += nanos;
    node.selfNanos += nanos - childNanos[depth];
    if (depth > 0) {
      childNanos[depth - 1] += nanos;
    }
  }

  private void addBytes(Node node, long bytes) {
    node.measuredCount++;
    node.totalBytes += bytes;
    node.selfBytes += bytes - childBytes[depth];
    if (depth > 0) {
      childBytes[depth - 1] += bytes;
    }
  }

  FragmentLog log() {
    return log;
  }

  boolean isFinished() {
    return finished;
  }

  /** The methods that no other one here called. */
  public Iterable<Node> roots() {
    return top.children();
  }

  /** The node that was open where the mark was set; null: none, or not read. */
  @Nullable Node marked(int mark) {
    return marks.get(mark);
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
    Node submitter = tree.submitter(log.anchor());
    return submitter == null ? -1 : submitter.id;
  }
}
