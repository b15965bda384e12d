/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread fills a chunk, goes on in one that was used before, and ends; another looks on. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing is handed over yet")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the full chunk is whole")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the last one is whole, too")
@Outcome(id = "-1, .*", expect = FORBIDDEN, desc = "the full chunk is not whole")
@Outcome(id = ".*, -1", expect = FORBIDDEN, desc = "the last one is not whole, or has old events")
@Outcome(expect = FORBIDDEN, desc = "the last chunk is handed over without the full one")
@State
public class HandOverRaces {
  private static final int FULL = Chunk.EVENTS - 1;
  private static final int LOOKS = 20;
  private static final int OLD = 1;
  private static final int NEW = 2;
  private static final int[] LAST = {NEW, NEW, NEW};

  private final FragmentLog log;
  private final Frame frame;
  private final long begunNanos;

  /** A fragment with room for one event; the next chunk looks as if it were handed over. */
  public HandOverRaces() {
    ThreadLog thread = new ThreadLog();
    frame = new Frame(thread, 0);
    RequestTree request = new Unread().request();
    Chunk next = ChunkPool.take();
    use(next);
    FragmentLog.Submission by = new FragmentLog.Submission(null, 0);
    log = request.begin(thread, Thread.currentThread(), by);
    begunNanos = log.first().baseNanos();
    for (int i = 1; i < FULL; i++) {
      log.enter(frame, NEW);
    }
    ChunkPool.give(next);
  }

  private static void use(Chunk chunk) {
    chunk.begin(OLD);
    for (int i = 0; i < LAST.length; i++) {
      chunk.events()[i] = Event.untimed(Event.ENTER, OLD);
    }
    chunk.end(1);
    chunk.follow(chunk);
  }

  @Actor
  public void write() {
    log.enter(frame, NEW);
    for (int method : LAST) {
      log.enter(frame, method);
    }
    log.end();
  }

  @Actor
  public void look(II_Result r) {
    for (int i = 0; i < LOOKS && r.r2 == 0; i++) {
      boolean ended = log.isEnded();
      Chunk next = log.first().next();
      if (next != null) {
        r.r1 = isWhole(log.first(), FULL) ? 1 : -1;
      }
      if (ended) {
        r.r2 = next != null && next.next() == null && isWhole(next, LAST.length) ? 1 : -1;
      } else if (next != null && next.next() != null) {
        r.r2 = -1;
      }
    }
  }

  private boolean isWhole(Chunk chunk, int size) {
    return chunk.size() == size
        && chunk.baseNanos() >= begunNanos
        && Event.method(chunk.events()[0]) == NEW
        && Event.method(chunk.events()[size - 1]) == NEW;
  }

  @Arbiter
  public void giveBack() {
    ChunkPool.give(log.first().next());
    ChunkPool.give(log.first());
  }
}
