/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/**
 * The events of one fragment: what one thread does for one request between two switches.
 *
 * <p>Written by its thread alone. A full {@link Chunk} is linked to its follower, which publishes
 * it to the {@link FragmentReader}; the last one is published by {@link #isEnded}.
 *
 * <p>An event is stored after all calls that it needs: a stack overflow strikes when a method is
 * called, so an event is written wholly or not at all, and the log stays balanced.
 */
public final class FragmentLog {
  final RequestTree tree;
  @Nullable FragmentLog previous;

  private final int id;
  private final String thread;
  private final boolean virtual;
  private final long spanId;
  private final @Nullable Anchor anchor;
  private final Chunk first;

  private Chunk chunk;
  private long[] events;
  private int position;
  private long baseNanos;
  private long lastNanos;
  private int open;
  private int chunks;
  private int marks;
  private @Nullable Anchor lastMark;
  private @Nullable FragmentReader reader;

  /** Nothing is written any more, though the thread still runs: no buffer was free. */
  private boolean stopped;

  private volatile boolean ended;

  FragmentLog(RequestTree tree, int id, Thread owner, boolean virtual, Chunk first, Submission by) {
    this.tree = tree;
    this.id = id;
    this.thread = owner.getName();
    this.virtual = virtual;
    this.spanId = by.spanId;
    this.anchor = by.anchor;
    this.first = first;
    this.chunk = first;
    this.events = first.events();
    lastNanos = System.nanoTime();
    use(first, lastNanos);
  }

  /** Where a fragment comes from. */
  static final class Submission {
    final @Nullable Anchor anchor;
    final long spanId;

    Submission(@Nullable Anchor anchor, long spanId) {
      this.anchor = anchor;
      this.spanId = spanId;
    }
  }

  void readBy(FragmentReader newReader) {
    reader = newReader;
  }

  /** False: not recorded, and the frame must not be used. */
  boolean enter(Frame frame, int method) {
    boolean timed = Timing.timesNext(method);
    long now = timed ? System.nanoTime() : lastNanos;
    if (!hasRoom(now)) {
      return false;
    }
    long bytes = timed && !virtual ? AllocationMeter.read() : -1;
    frame.fragment = this;
    frame.level = open++;
    frame.method = method;
    frame.timed = timed;
    frame.startNanos = now;
    frame.startBytes = bytes;
    lastNanos = now;
    events[position++] =
        Event.pack(timed ? Event.ENTER_TIMED : Event.ENTER, method, now - baseNanos);
    return true;
  }

  /** Notes the end of the frame's method, and of those within it whose end was lost. */
  void exit(Frame frame, int kind) {
    boolean timed = frame.timed;
    long bytes = frame.startBytes < 0 ? -1 : AllocationMeter.read();
    long now = timed ? System.nanoTime() : lastNanos;
    while (open > frame.level + 1) {
      if (!hasRoom(lastNanos)) {
        return;
      }
      open--;
      events[position++] = Event.pack(Event.EXIT, 0, lastNanos - baseNanos);
    }
    if (!hasRoom(now)) {
      return;
    }
    if (timed) {
      Timing.note(frame.method, now - frame.startNanos);
    } else {
      Timing.noteUntimed(frame.method, now - frame.startNanos);
    }
    open = frame.level;
    lastNanos = now;
    if (bytes >= 0) {
      events[position++] = Event.pack(Event.BYTES, bytes - frame.startBytes);
    }
    events[position++] = Event.pack(timed ? kind | Event.TIMED : kind, 0, now - baseNanos);
  }

  /** Marks this place. Work submitted in a row, with no call between, shares one mark. */
  @Nullable Anchor mark() {
    Anchor last = lastMark;
    if (last != null && last.place() == place()) {
      return last;
    }
    if (!hasRoom(lastNanos)) {
      return null;
    }
    Anchor made = new Anchor(this, marks, place() + 1);
    events[position++] = Event.pack(Event.MARK, marks++);
    lastMark = made;
    return made;
  }

  /** Events written so far, nearly: unequal after each event. */
  private long place() {
    return (long) chunks * Chunk.EVENTS + position;
  }

  /** The thread is done with this fragment. Methods still open end unseen. */
  void end() {
    if (!ended) {
      chunk.end(position);
      ended = true;
      tree.fragmentEnds();
      if (reader != null) {
        reader.ended();
      }
    }
  }

  private boolean hasRoom(long now) {
    if (stopped || ended) {
      return false;
    }
    return (position + 2 <= Chunk.EVENTS && now - baseNanos <= Event.MAX_NANOS) || nextChunk(now);
  }

  private boolean nextChunk(long now) {
    try {
      Chunk free = ChunkPool.take();
      if (free == null) {
        free = afterFolding();
      }
      if (free != null) {
        Chunk full = chunk;
        full.end(position);
        use(free, now);
        full.follow(free);
        notifyReader();
        return true;
      }
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
    }
    stopped = true;
    tree.noteBuffersExhausted();
    return false;
  }

  /** All buffers are in use: the thread reads what it wrote itself, and goes on with those. */
  private @Nullable Chunk afterFolding() {
    if (reader != null && reader.fold()) {
      return ChunkPool.take();
    }
    return null;
  }

  private void notifyReader() {
    if (reader != null) {
      reader.chunkFilled();
    }
  }

  private void use(Chunk next, long now) {
    next.begin(now);
    events = next.events();
    chunk = next;
    baseNanos = now;
    position = 0;
    chunks++;
  }

  /** Number within the tree. */
  public int id() {
    return id;
  }

  public String thread() {
    return thread;
  }

  public boolean isVirtual() {
    return virtual;
  }

  public long spanId() {
    return spanId;
  }

  public @Nullable Anchor anchor() {
    return anchor;
  }

  /** Where reading begins; a chunk is whole once it has a follower or the fragment is ended. */
  public Chunk first() {
    return first;
  }

  public boolean isEnded() {
    return ended;
  }
}
