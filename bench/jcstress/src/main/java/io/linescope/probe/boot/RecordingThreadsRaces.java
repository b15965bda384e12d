/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Threads that begin and end to record. */
public final class RecordingThreadsRaces {
  private static final int LOOKS = 100;

  /** Two threads have the same place in the table. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "each finds its own log, then none")
  @Outcome(expect = FORBIDDEN, desc = "a thread has another's log, or loses its own")
  @State
  public static class Collision {
    @Actor
    public void one(ZZ_Result r) {
      r.r1 = findsItsOwn();
    }

    @Actor
    public void other(ZZ_Result r) {
      r.r2 = findsItsOwn();
    }

    private static boolean findsItsOwn() {
      SameSlot.take();
      ThreadLog log = RecordingThreads.claim();
      boolean found = RecordingThreads.current() == log && Recorder.active;
      found &= log.owner == Thread.currentThread() && log.scopes++ == 0;
      found &= RecordingThreads.current() == log && --log.scopes == 0;
      RecordingThreads.release(log);
      return found && RecordingThreads.current() == null;
    }
  }

  /** One thread begins to record while another in the same place looks whether it does. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "who does not record finds no log")
  @Outcome(id = ".*, false", expect = FORBIDDEN, desc = "a thread writes to another's log")
  @Outcome(id = "false, .*", expect = FORBIDDEN, desc = "a thread loses its log")
  @State
  public static class Bystander {
    @Actor
    public void records(ZZ_Result r) {
      r.r1 = Collision.findsItsOwn();
    }

    @Actor
    public void doesNot(ZZ_Result r) {
      SameSlot.take();
      r.r2 = RecordingThreads.current() == null && RecordingThreads.current() == null;
    }
  }

  /** Two requests on two threads in the same place, from the first call to the last. */
  @JCStressTest
  @Outcome(id = "123000, 123000", expect = ACCEPTABLE, desc = "each has its own calls")
  @Outcome(expect = FORBIDDEN, desc = "a call is lost, or in another request")
  @State
  public static class Requests {
    private final Transcript one = new Transcript();
    private final Transcript other = new Transcript();

    @Actor
    public void one() {
      SameSlot.take();
      one.record();
    }

    @Actor
    public void other() {
      SameSlot.take();
      other.record();
    }

    @Arbiter
    public void read(II_Result r) {
      r.r1 = one.written();
      r.r2 = other.written();
    }
  }

  /** A method ends after its request did; its thread's log and chunk may be another's by then. */
  @JCStressTest
  @Outcome(id = "1, 123000", expect = ACCEPTABLE, desc = "the late end changes nothing")
  @Outcome(expect = FORBIDDEN, desc = "the late end is in another request, or moves its frames")
  @State
  public static class LateEnd {
    private final Transcript early = new Transcript();
    private final Transcript other = new Transcript();
    private volatile boolean over;

    @Actor
    public void endsLate() {
      Fragments.Scope scope = Fragments.enter(early.tree, null, 0);
      Frame frame = Recorder.enter(1);
      scope.close();
      over = true;
      waitFor(ThreadLocalRandom.current().nextInt(LOOKS));
      Recorder.exit(frame);
    }

    @Actor
    public void records() {
      for (int i = 0; i < LOOKS && !over; i++) {
        Thread.onSpinWait();
      }
      other.record();
    }

    private static void waitFor(int moments) {
      for (int i = 0; i < moments; i++) {
        Thread.onSpinWait();
      }
    }

    @Arbiter
    public void read(II_Result r) {
      r.r1 = early.written();
      r.r2 = other.written();
    }
  }

  /** A scope is closed on a thread that it is not of. */
  @JCStressTest
  @Outcome(id = "123000", expect = ACCEPTABLE, desc = "it is open until its own thread closes it")
  @Outcome(expect = FORBIDDEN, desc = "the other thread ends the fragment")
  @State
  public static class MisplacedClose {
    private final Transcript request = new Transcript();
    private volatile Fragments.Scope open;

    @Actor
    public void owner() {
      Fragments.Scope scope = Fragments.enter(request.tree, null, 0);
      open = scope;
      Transcript.call();
      scope.close();
    }

    @Actor
    public void another() {
      for (int i = 0; i < LOOKS && open == null; i++) {
        Thread.onSpinWait();
      }
      if (open != null) {
        open.close();
      }
    }

    @Arbiter
    public void read(I_Result r) {
      r.r1 = request.written();
    }
  }

  private RecordingThreadsRaces() {}
}
