/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One request's call tree in one process, while it is recorded.
 *
 * <p>Made for every request before it is known whether it is sampled, and therefore cheap; {@link
 * #bind} is called for sampled ones only. Complete once the local root ended and no fragment is
 * open; fragments may still begin after that and are sent as later parts.
 */
public final class RequestTree {
  private static volatile TreeReader.@Nullable Factory readers;

  private final long startUnixNanos;
  private final long startNanos = System.nanoTime();
  private final AtomicInteger fragments = new AtomicInteger();
  private final AtomicInteger openFragments = new AtomicInteger();
  private long traceIdHigh;
  private long traceIdLow;
  private long spanId;
  private boolean ordered;
  private volatile @Nullable TreeReader reader;

  private RequestTree(long startUnixNanos) {
    this.startUnixNanos = startUnixNanos;
  }

  /** A tree whose local root starts now, which is the given time since 1970. */
  public static RequestTree open(long startUnixNanos) {
    return new RequestTree(startUnixNanos);
  }

  /** Names who reads trees; null: nothing is recorded from now on. */
  public static void readBy(TreeReader.@Nullable Factory factory) {
    readers = factory;
  }

  /** Each of its calls is to be kept, in order and timed. Called before it is bound. */
  public void order() {
    ordered = true;
  }

  public boolean isOrdered() {
    return ordered;
  }

  /** The request is sampled, and this is its local root. Called once. */
  public void bind(long newTraceIdHigh, long newTraceIdLow, long newSpanId) {
    TreeReader.Factory factory = readers;
    if (factory == null || reader != null) {
      return;
    }
    traceIdHigh = newTraceIdHigh;
    traceIdLow = newTraceIdLow;
    spanId = newSpanId;
    reader = factory.bound(this);
  }

  /** Whether fragments are recorded. */
  public boolean isBound() {
    return reader != null;
  }

  /** The local root span ended. */
  public void rootEnded() {
    TreeReader bound = reader;
    if (bound != null) {
      bound.rootEnded();
    }
  }

  /** Begins a fragment on the log's thread; null: not recorded. */
  @Nullable FragmentLog begin(ThreadLog log, Thread thread, FragmentLog.Submission by) {
    TreeReader bound = reader;
    if (bound == null) {
      return null;
    }
    Chunk first = ChunkPool.take();
    if (first == null) {
      noteBuffersExhausted();
      return null;
    }
    FragmentLog begun = new FragmentLog(this, fragments.getAndIncrement(), log, thread, first, by);
    openFragments.incrementAndGet();
    FragmentReader fragmentReader = bound.begun(begun);
    if (fragmentReader == null) {
      openFragments.decrementAndGet();
      ChunkPool.give(first);
      return null;
    }
    begun.readBy(fragmentReader);
    Counter.FRAGMENTS.add(1);
    return begun;
  }

  /** Called before the fragment is seen as ended by its reader. */
  void fragmentEnds() {
    openFragments.decrementAndGet();
  }

  void noteBuffersExhausted() {
    Counter.BUFFERS_EXHAUSTED.add(1);
    TreeReader bound = reader;
    if (bound != null) {
      bound.buffersExhausted();
    }
  }

  /** Fragments being recorded now. */
  public int openFragments() {
    return openFragments.get();
  }

  public long startUnixNanos() {
    return startUnixNanos;
  }

  /** The start on the clock of {@link System#nanoTime}. */
  public long startNanos() {
    return startNanos;
  }

  public long traceIdHigh() {
    return traceIdHigh;
  }

  public long traceIdLow() {
    return traceIdLow;
  }

  public long spanId() {
    return spanId;
  }
}
