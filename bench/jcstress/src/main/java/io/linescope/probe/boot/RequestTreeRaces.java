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
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.J_Result;

/** Threads that have a part in the same request. */
public final class RequestTreeRaces {
  /** Looks, whenever a fragment ends, whether it was the last. */
  private static final class Ends extends Unread {
    private final RequestTree tree = request();
    private volatile boolean lastSeen;

    @Override
    public void ended() {
      if (tree.openFragments() == 0) {
        lastSeen = true;
      }
    }
  }

  /** The request is bound while another thread asks whether it is. */
  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "not bound yet")
  @Outcome(id = "7", expect = ACCEPTABLE, desc = "bound, and its ids are known")
  @Outcome(expect = FORBIDDEN, desc = "bound to a trace without its ids")
  @State
  public static class Bind {
    static {
      RequestTree.readBy(tree -> new Unread());
    }

    private final RequestTree tree = RequestTree.open(0);

    @Actor
    public void bind() {
      tree.bind(1, 2, 3);
    }

    @Actor
    public void look(J_Result r) {
      if (tree.isBound()) {
        r.r1 = 1 + tree.traceIdHigh() + tree.traceIdLow() + tree.spanId();
      }
    }
  }

  /** Two fragments begin and end. */
  @JCStressTest
  @Outcome(
      id = {"0, 1, 0, 1", "1, 0, 0, 1"},
      expect = ACCEPTABLE,
      desc = "numbered apart; who ends last sees that none is open")
  @Outcome(id = "(.*), \\1, .*", expect = FORBIDDEN, desc = "two have the same number")
  @Outcome(expect = FORBIDDEN, desc = "one counts as open for ever, or nobody sees the end")
  @State
  public static class Fragment {
    private final Ends ends = new Ends();
    private FragmentLog one;
    private FragmentLog other;

    @Actor
    public void one() {
      one = run();
    }

    @Actor
    public void other() {
      other = run();
    }

    private FragmentLog run() {
      FragmentLog.Submission by = new FragmentLog.Submission(null, 0);
      FragmentLog fragment = ends.tree.begin(new ThreadLog(), Thread.currentThread(), by);
      fragment.end();
      return fragment;
    }

    @Arbiter
    public void compare(IIII_Result r) {
      r.r1 = one.id();
      r.r2 = other.id();
      r.r3 = ends.tree.openFragments();
      r.r4 = ends.lastSeen ? 1 : 0;
      ChunkPool.give(one.first());
      ChunkPool.give(other.first());
    }
  }

  private RequestTreeRaces() {}
}
