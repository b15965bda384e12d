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
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Threads that take chunks and give them back. */
public final class ChunkPoolRaces {
  private static final int SMALL = 8;

  /** A pool of eight, of which so many are left. */
  private static void leave(int chunks) {
    ChunkPool.limit((long) SMALL * Chunk.BYTES);
    for (int i = chunks; i < SMALL; i++) {
      ChunkPool.take();
    }
  }

  private static void giveBack(Chunk... chunks) {
    for (Chunk chunk : chunks) {
      if (chunk != null) {
        ChunkPool.give(chunk);
      }
    }
  }

  /** Both take. */
  @JCStressTest
  @Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "each has a chunk of its own")
  @Outcome(expect = FORBIDDEN, desc = "a chunk is given twice, or refused though there is one")
  @State
  public static class TakeTake {
    static {
      leave(2);
    }

    private Chunk one;
    private Chunk other;

    @Actor
    public void one() {
      one = ChunkPool.take();
    }

    @Actor
    public void other() {
      other = ChunkPool.take();
    }

    @Arbiter
    public void compare(ZZZ_Result r) {
      r.r1 = one != null;
      r.r2 = other != null;
      r.r3 = one != other;
      giveBack(one, other);
    }
  }

  /** The head of the stack goes and comes back while another takes it. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "all are there, each once")
  @Outcome(id = "false, .*", expect = FORBIDDEN, desc = "a chunk is given twice")
  @Outcome(id = "true, false", expect = FORBIDDEN, desc = "a chunk is lost")
  @State
  public static class TakeTakeGive {
    static {
      leave(3);
      Chunk[] all = {ChunkPool.take(), ChunkPool.take(), ChunkPool.take()};
      for (Chunk chunk : all) {
        chunk.begin(1); // known from now on; one that is made anew begins at 0
      }
      giveBack(all);
    }

    private Chunk one;
    private Chunk other;

    @Actor
    public void take() {
      one = ChunkPool.take();
    }

    @Actor
    public void takeTwoAndGiveTheFirst() {
      Chunk first = ChunkPool.take();
      other = ChunkPool.take();
      giveBack(first);
    }

    @Arbiter
    public void takeTheRest(ZZ_Result r) {
      Chunk rest = ChunkPool.take();
      r.r1 = one != other && other != rest && rest != one;
      r.r2 = isKnown(one) && isKnown(other) && isKnown(rest);
      giveBack(one, other, rest);
    }

    private static boolean isKnown(Chunk chunk) {
      return chunk != null && chunk.baseNanos() == 1;
    }
  }

  /** Both give, so that none is lost. */
  @JCStressTest
  @Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "both are there again")
  @Outcome(expect = FORBIDDEN, desc = "a chunk is lost, or counts as in use")
  @State
  public static class GiveGive {
    static {
      leave(2);
    }

    private Chunk one = ChunkPool.take();
    private Chunk other = ChunkPool.take();

    @Actor
    public void one() {
      giveBack(one);
    }

    @Actor
    public void other() {
      giveBack(other);
    }

    @Arbiter
    public void takeAgain(ZZZ_Result r) {
      Chunk first = ChunkPool.take();
      Chunk second = ChunkPool.take();
      r.r1 = first == one || first == other;
      r.r2 = second == one || second == other;
      r.r3 = first != second;
      giveBack(first, second);
    }
  }

  /** Both want the last one. */
  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one of them gets it")
  @Outcome(id = "true, true", expect = FORBIDDEN, desc = "the limit does not hold")
  @Outcome(id = "false, false", expect = FORBIDDEN, desc = "nobody gets what is there")
  @State
  public static class LastOne {
    static {
      leave(1);
    }

    private Chunk one;
    private Chunk other;

    @Actor
    public void one(ZZ_Result r) {
      one = ChunkPool.take();
      r.r1 = one != null;
    }

    @Actor
    public void other(ZZ_Result r) {
      other = ChunkPool.take();
      r.r2 = other != null;
    }

    @Arbiter
    public void giveBack() {
      ChunkPoolRaces.giveBack(one, other);
    }
  }

  /** A fragment that goes on asks for the one that is kept for those that begin. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "who begins gets what is kept for it")
  @Outcome(id = "false, .*", expect = FORBIDDEN, desc = "who begins is refused though one is kept")
  @Outcome(id = "true, true", expect = FORBIDDEN, desc = "the limit does not hold")
  @State
  public static class KeptOne {
    static {
      leave(1);
    }

    private Chunk first;
    private Chunk further;

    @Actor
    public void begin(ZZ_Result r) {
      first = ChunkPool.take();
      r.r1 = first != null;
    }

    @Actor
    public void goOn(ZZ_Result r) {
      further = ChunkPool.takeMore();
      r.r2 = further != null;
    }

    @Arbiter
    public void giveBack() {
      ChunkPoolRaces.giveBack(first, further);
    }
  }

  private ChunkPoolRaces() {}
}
