/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Who writes events beside who reads them. */
public final class FoldRaces {
  /** A fragment of the request runs within another one; the folding thread looks all the time. */
  @JCStressTest
  @Outcome(id = "1, 4000", expect = ACCEPTABLE, desc = "one part that has all calls, each once")
  @Outcome(id = "1, .*", expect = FORBIDDEN, desc = "calls are lost, or counted twice")
  @Outcome(expect = FORBIDDEN, desc = "the request counts as complete too early, or never")
  @State
  public static class Reading {
    private static final int LOOKS = 100;

    private final FoldedRequest request = new FoldedRequest();
    private final FoldedRequest another = new FoldedRequest();

    @Actor
    public void write() {
      request.run(() -> another.run(() -> request.run(() -> {})));
    }

    @Actor
    public void read() {
      for (int i = 0; i < LOOKS && request.parts == 0; i++) {
        request.read();
        request.take();
      }
    }

    @Arbiter
    public void readTheRest(II_Result r) {
      another.read();
      request.read();
      request.take();
      r.r1 = request.parts;
      r.r2 = request.calls;
    }
  }

  /** The folding thread and the recording thread read the same fragment. */
  @JCStressTest
  @Outcome(id = "1, 2000", expect = ACCEPTABLE, desc = "each call is counted once")
  @Outcome(expect = FORBIDDEN, desc = "both read the same chunk")
  @State
  public static class TwoReaders {
    private final FoldedRequest request = new FoldedRequest();

    public TwoReaders() {
      request.run(() -> {});
    }

    @Actor
    public void foldingThread() {
      request.read();
    }

    @Actor
    public void recordingThread() {
      request.readAtOnce();
    }

    @Arbiter
    public void take(II_Result r) {
      request.read();
      request.take();
      r.r1 = request.parts;
      r.r2 = request.calls;
    }
  }

  private FoldRaces() {}
}
