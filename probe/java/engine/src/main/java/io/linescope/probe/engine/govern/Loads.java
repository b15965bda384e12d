/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

import io.linescope.probe.engine.fold.NodeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How often each method was called of late, and what its timed calls took. */
public final class Loads {
  private long[] calls = new long[1024];
  private long[] timedCalls = new long[1024];
  private long[] timedNanos = new long[1024];
  private int[] called = new int[1024];
  private int methods;
  private long allCalls;
  private long allTimed;
  private long allMeasured;

  /** What was recorded in some time. */
  static final class Window {
    final List<Load> methods = new ArrayList<>();
    long calls;
    long timed;
    long measured;
  }

  /** One method's share in it. */
  static final class Load {
    final int method;
    final long calls;
    final long timedCalls;
    final long timedNanos;

    Load(int method, long calls, long timedCalls, long timedNanos) {
      this.method = method;
      this.calls = calls;
      this.timedCalls = timedCalls;
      this.timedNanos = timedNanos;
    }

    long meanNanos() {
      return timedCalls == 0 ? Long.MAX_VALUE : timedNanos / timedCalls;
    }
  }

  /** Adds up what was recorded. */
  public synchronized void add(NodeTable nodes) {
    for (int node = 1; node < nodes.size(); node++) {
      long count = nodes.count(node);
      if (count == 0) {
        continue;
      }
      int method = nodes.method(node);
      ensure(method);
      if (calls[method] == 0) {
        called[methods++] = method;
      }
      calls[method] += count;
      timedCalls[method] += nodes.timedCount(node);
      timedNanos[method] += Math.max(0, nodes.totalNanos(node));
      allCalls += count;
      allTimed += nodes.timedCount(node);
      allMeasured += nodes.measuredCount(node);
    }
  }

  private void ensure(int method) {
    if (method >= calls.length) {
      int room = Math.max(method + 1, calls.length * 2);
      calls = Arrays.copyOf(calls, room);
      timedCalls = Arrays.copyOf(timedCalls, room);
      timedNanos = Arrays.copyOf(timedNanos, room);
      called = Arrays.copyOf(called, room);
    }
  }

  /** Returns what was added since this was last asked. */
  synchronized Window take() {
    Window window = new Window();
    for (int i = 0; i < methods; i++) {
      int method = called[i];
      window.methods.add(new Load(method, calls[method], timedCalls[method], timedNanos[method]));
      calls[method] = 0;
      timedCalls[method] = 0;
      timedNanos[method] = 0;
    }
    window.calls = allCalls;
    window.timed = allTimed;
    window.measured = allMeasured;
    methods = 0;
    allCalls = 0;
    allTimed = 0;
    allMeasured = 0;
    return window;
  }
}
