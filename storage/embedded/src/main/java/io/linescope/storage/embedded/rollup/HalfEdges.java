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
import java.util.function.ToLongFunction;

/**
 * Brings together the two spans of a call, which arrive in any order and perhaps in different
 * parts. Callers are known by their own key, callees by that of their parent. A caller may be
 * answered several times, as by a proxy that tries again.
 */
final class HalfEdges {
  private final Edges edges;
  private final Map<SpanKey, Half> callers = new HashMap<>();
  private final Map<SpanKey, Half> answered = new HashMap<>();
  private final Map<SpanKey, List<Half>> callees = new HashMap<>();

  HalfEdges(Edges edges) {
    this.edges = edges;
  }

  void addCaller(SpanKey key, Half caller) {
    List<Half> waiting = callees.remove(key);
    if (waiting == null) {
      callers.put(key, caller);
    } else {
      answered.put(key, caller);
      waiting.forEach(callee -> edges.add(caller.service(), callee.service(), caller));
    }
  }

  void addCallee(SpanKey parent, Half callee) {
    Half caller = callers.remove(parent);
    if (caller == null) {
      caller = answered.get(parent);
    } else {
      answered.put(parent, caller);
    }
    if (caller == null) {
      callees.computeIfAbsent(parent, key -> new ArrayList<>(1)).add(callee);
    } else {
      edges.add(caller.service(), callee.service(), caller);
    }
  }

  /** How many wait for their other end. */
  int waiting() {
    return callers.size() + callees.size();
  }

  /** Lets the oldest wait no longer until so many are left, and returns how many those were. */
  int settleBeyond(int most) {
    int before = waiting();
    oldest(callers.entrySet(), most / 2, entry -> entry.getValue().startUnixNanos())
        .forEach(entry -> settleCaller(forget(callers, entry.getKey())));
    oldest(callees.entrySet(), most / 2, entry -> entry.getValue().get(0).startUnixNanos())
        .forEach(entry -> forget(callees, entry.getKey()).forEach(this::settleCallee));
    return before - waiting();
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
    callers.values().forEach(this::settleCaller);
    callees.values().forEach(waiting -> waiting.forEach(this::settleCallee));
    callers.clear();
    callees.clear();
  }

  void write(ByteWriter out, Nodes nodes) {
    out.number(callers.size());
    callers.forEach((key, caller) -> caller.write(write(out, key), nodes));
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
