/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import static java.util.Objects.requireNonNull;

import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.row.SpanKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/**
 * Brings together the two spans of a call, which arrive in any order and perhaps in different
 * parts. Callers are known by their own key, callees by that of their parent. A caller may be
 * answered several times, as by a proxy that tries again.
 */
final class HalfEdges {
  private final Edges edges;
  private final Map<SpanKey, Caller> callers = new HashMap<>();
  private final Map<SpanKey, List<Half>> callees = new HashMap<>();
  private int unanswered;

  /** A calling end, and whether a called one was found. */
  private static final class Caller {
    private final Half half;
    private boolean answered;

    Caller(Half half) {
      this.half = half;
    }
  }

  HalfEdges(Edges edges) {
    this.edges = edges;
  }

  void addCaller(SpanKey key, Half half) {
    Caller caller = new Caller(half);
    callers.put(key, caller);
    unanswered++;
    List<Half> waiting = callees.remove(key);
    if (waiting != null) {
      waiting.forEach(callee -> join(caller, callee));
    }
  }

  void addCallee(SpanKey parent, Half callee) {
    Caller caller = callers.get(parent);
    if (caller == null) {
      callees.computeIfAbsent(parent, key -> new ArrayList<>(1)).add(callee);
    } else {
      join(caller, callee);
    }
  }

  private void join(Caller caller, Half callee) {
    if (!caller.answered) {
      caller.answered = true;
      unanswered--;
    }
    edges.add(caller.half.service(), callee.service(), caller.half);
  }

  /** Lets the oldest wait no longer until so many are left, and returns how many those were. */
  int settleBeyond(int most) {
    callers.values().removeIf(caller -> caller.answered);
    int before = callers.size() + callees.size();
    oldest(callers.entrySet(), most / 2, entry -> entry.getValue().half.startUnixNanos())
        .forEach(entry -> settleCaller(forget(callers, entry.getKey()).half));
    oldest(callees.entrySet(), most / 2, entry -> entry.getValue().get(0).startUnixNanos())
        .forEach(entry -> forget(callees, entry.getKey()).forEach(this::settleCallee));
    unanswered = callers.size();
    return before - callers.size() - callees.size();
  }

  private static <T> T forget(Map<SpanKey, T> waiting, SpanKey key) {
    return requireNonNull(waiting.remove(key));
  }

  private static <T> List<T> oldest(Collection<T> all, int left, ToLongFunction<T> start) {
    return all.stream()
        .sorted(Comparator.comparingLong(start))
        .limit(Math.max(0, all.size() - left))
        .toList();
  }

  /** Lets nothing wait any longer: the other ends are what is known without them. */
  void settle() {
    forEachUnanswered((key, half) -> settleCaller(half));
    callees.values().forEach(waiting -> waiting.forEach(this::settleCallee));
    callers.clear();
    callees.clear();
    unanswered = 0;
  }

  private void forEachUnanswered(BiConsumer<SpanKey, Half> action) {
    callers.forEach(
        (key, caller) -> {
          if (!caller.answered) {
            action.accept(key, caller.half);
          }
        });
  }

  void write(ByteWriter out, Nodes nodes) {
    out.number(unanswered);
    forEachUnanswered((key, half) -> half.write(write(out, key), nodes));
    out.number(callees.values().stream().mapToInt(List::size).sum());
    callees.forEach(
        (parent, waiting) -> waiting.forEach(callee -> callee.write(write(out, parent), nodes)));
  }

  private static ByteWriter write(ByteWriter out, SpanKey key) {
    return out.number(key.traceId().high())
        .number(key.traceId().low())
        .number(key.spanId().value());
  }

  /** Adds what was written. */
  void read(ByteReader in, Nodes nodes) {
    for (int left = in.integer(); left > 0; left--) {
      addCaller(readKey(in), Half.read(in, nodes));
    }
    for (int left = in.integer(); left > 0; left--) {
      addCallee(readKey(in), Half.read(in, nodes));
    }
  }

  private static SpanKey readKey(ByteReader in) {
    return new SpanKey(new TraceId(in.number(), in.number()), new SpanId(in.number()));
  }

  private void settleCaller(Half caller) {
    edges.add(caller.service(), caller.otherwise(), caller);
  }

  private void settleCallee(Half callee) {
    edges.add(callee.otherwise(), callee.service(), callee);
  }
}
