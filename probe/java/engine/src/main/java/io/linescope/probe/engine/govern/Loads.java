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
      int method = nodes.method(node);
      ensure(method);
      calls[method] += nodes.count(node);
      timedCalls[method] += nodes.timedCount(node);
      timedNanos[method] += Math.max(0, nodes.totalNanos(node));
      allCalls += nodes.count(node);
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
    }
    methods = Math.max(methods, method + 1);
  }

  /** Returns what was added since this was last asked. */
  synchronized Window take() {
    Window window = new Window();
    for (int method = 0; method < methods; method++) {
      if (calls[method] > 0) {
        window.methods.add(new Load(method, calls[method], timedCalls[method], timedNanos[method]));
      }
    }
    window.calls = allCalls;
    window.timed = allTimed;
    window.measured = allMeasured;
    Arrays.fill(calls, 0, methods, 0);
    Arrays.fill(timedCalls, 0, methods, 0);
    Arrays.fill(timedNanos, 0, methods, 0);
    allCalls = 0;
    allTimed = 0;
    allMeasured = 0;
    return window;
  }
}
