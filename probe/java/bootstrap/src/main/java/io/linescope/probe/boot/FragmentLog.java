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
  /** How long a fragment waits for buffers, all in all. */
  private static final long PATIENCE_NANOS = 50_000_000;

  /** As which a longer wait counts: then the machine stood still, and who reads did, too. */
  private static final long LONGEST_WAIT_NANOS = 1_000_000;

  final RequestTree tree;

  /** Every call is timed. */
  final boolean exact;

  @Nullable FragmentLog previous;

  private final int id;
  private final String thread;
  private final boolean virtual;
  private final long spanId;
  private final @Nullable Anchor anchor;
  private final Chunk first;
  private final Clock clock = Clock.start();

  private Chunk chunk;
  private long[] events;
  private int position;

  /** Where the chunk counts as full; 0 once nothing more is written. */
  private int limit;

  private long baseNanos;
  private long lastNanos;
  private int open;
  private int chunks;
  private int marks;
  private long patienceNanos = PATIENCE_NANOS;
  private @Nullable Anchor lastMark;
  private @Nullable FragmentReader reader;
  private volatile boolean ended;

  FragmentLog(RequestTree tree, int id, ThreadLog log, Thread owner, Chunk first, Submission by) {
    this.tree = tree;
    this.id = id;
    this.thread = owner.getName();
    this.virtual = log.virtual;
    this.spanId = by.spanId;
    this.anchor = by.anchor;
    this.first = first;
    this.exact = tree.isOrdered() || Timing.isExact();
    this.chunk = first;
    this.events = first.events();
    lastNanos = clock.nanos();
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

  /** Notes that a method begins. False: not recorded, and the frame must not be used. */
  boolean enter(Frame frame, int method) {
    if (position >= limit && !nextChunk(lastNanos)) {
      return false;
    }
    long event = Event.untimed(Event.ENTER, method);
    own(frame);
    frame.timed = false;
    frame.level = open++;
    events[position++] = event;
    return true;
  }

  /** As {@link #enter}, with the clock read, and what the thread has allocated. */
  boolean enterTimed(Frame frame, int method, boolean measured) {
    long bytes = measured && !virtual ? AllocationMeter.read() : -1;
    long now = clock.nanos();
    if ((position >= limit || now - baseNanos > Event.MAX_NANOS) && !nextChunk(now)) {
      return false;
    }
    long event = Event.timed(Event.ENTER_TIMED, method, now - baseNanos);
    own(frame);
    frame.timed = true;
    frame.level = open++;
    frame.method = method;
    frame.startNanos = now;
    frame.startBytes = bytes;
    lastNanos = now;
    events[position++] = event;
    return true;
  }

  // Seldom another than before, and a reference is dearer to write than to compare.
  private void own(Frame frame) {
    if (frame.fragment != this) {
      frame.fragment = this;
    }
  }

  /** Notes the end of the frame's method, and of those within it whose end was lost. */
  void exit(Frame frame, int kind) {
    if (frame.timed) {
      exitTimed(frame, kind);
    } else if (isInnermost(frame) && (position < limit || nextChunk(lastNanos))) {
      if (kind == Event.EXIT) {
        position = Event.exit(events, position);
      } else {
        events[position++] = kind;
      }
      open = frame.level;
    }
  }

  private void exitTimed(Frame frame, int kind) {
    long now = clock.nanos();
    long bytes = frame.startBytes < 0 ? -1 : AllocationMeter.read() - frame.startBytes;
    if (!isInnermost(frame)
        || ((position >= limit || now - baseNanos > Event.MAX_NANOS) && !nextChunk(now))) {
      return;
    }
    Timing.note(frame.method, now - frame.startNanos);
    long allocated = Event.figure(Event.BYTES, bytes);
    long event = Event.timed(kind | Event.TIMED, 0, now - baseNanos);
    open = frame.level;
    lastNanos = now;
    if (bytes >= 0) {
      events[position++] = allocated;
    }
    events[position++] = event;
  }

  private boolean isInnermost(Frame frame) {
    return open == frame.level + 1 || closeAbove(frame.level + 1);
  }

  /** Ends what began later and was not seen to end; false: nothing can be written. */
  private boolean closeAbove(int level) {
    while (open > level) {
      if (position >= limit && !nextChunk(lastNanos)) {
        return false;
      }
      open--;
      events[position++] = Event.EXIT;
    }
    return open == level;
  }

  /** Marks this place. Work submitted in a row, with no call between, shares one mark. */
  @Nullable Anchor mark() {
    Anchor last = lastMark;
    if (last != null && last.place() == place()) {
      return last;
    }
    if (position >= limit && !nextChunk(lastNanos)) {
      return null;
    }
    Anchor made = new Anchor(this, marks, place() + 1);
    long event = Event.figure(Event.MARK, marks);
    marks++;
    events[position++] = event;
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
      limit = 0;
      chunk.end(position);
      ended = true;
      tree.fragmentEnds();
      if (reader != null) {
        reader.ended();
      }
    }
  }

  /**
   * Goes on in another chunk; false: there is none, or nothing is written any more.
   *
   * @param base no later than anything that is written to it
   */
  private boolean nextChunk(long base) {
    if (limit == 0) {
      return false;
    }
    try {
      Chunk free = ChunkPool.takeMore();
      if (free == null) {
        free = afterFolding();
      }
      if (free != null) {
        Chunk full = chunk;
        full.end(position);
        use(free, base);
        full.follow(free);
        notifyReader();
        return true;
      }
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
    }
    limit = 0;
    tree.noteBuffersExhausted();
    return false;
  }

  /**
   * All buffers are in use: the thread reads what it wrote itself, unless another does so just now,
   * and goes on with what that frees.
   */
  // To park here could take a permit that the application waits for.
  @SuppressWarnings("ThreadPriorityCheck")
  private @Nullable Chunk afterFolding() {
    do {
      long began = System.nanoTime();
      if (reader == null || !reader.fold()) {
        Thread.yield();
      }
      Chunk free = ChunkPool.takeMore();
      if (free != null) {
        return free;
      }
      patienceNanos -= Math.min(LONGEST_WAIT_NANOS, System.nanoTime() - began);
    } while (patienceNanos > 0);
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
    limit = Chunk.EVENTS - 1; // a call ends with two events
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

  /** Who reads it; null while it begins. */
  public @Nullable FragmentReader reader() {
    return reader;
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
