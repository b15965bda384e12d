/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import io.linescope.storage.Batch;
import io.linescope.wire.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was taken and, reason by reason, what was not. */
public final class IngestCounters {
  private static final Set<String> OVERLOADED = Set.of("no-room", "overloaded");

  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
  private final Overload overload = new Overload(System::nanoTime);

  void accepted(Batch batch) {
    add("linescope_accepted_spans_total", batch.spans().size());
    add("linescope_accepted_call_tree_parts_total", batch.callTrees().size());
    add("linescope_accepted_dictionaries_total", batch.methodNames().size());
  }

  void refused(Signal signal, List<Refusal> refusals) {
    refusals.forEach(refusal -> refused(signal, refusal.reason(), 1));
  }

  void refused(Signal signal, String reason, long items) {
    if (items > 0) {
      add(labelled("linescope_refused_items_total", signal, reason), items);
    }
  }

  void failedRequest(Signal signal, String reason) {
    add(labelled("linescope_failed_requests_total", signal, reason), 1);
    if (OVERLOADED.contains(reason)) {
      overload.refused();
    }
  }

  /** Returns why senders are being told to come again; empty: they are not. */
  List<String> overloads() {
    return overload.problems();
  }

  /** Returns the counters by name, labels included, as Prometheus writes them. */
  public Map<String, Long> figures() {
    Map<String, Long> figures = new TreeMap<>();
    counters.forEach((name, count) -> figures.put(name, count.sum()));
    return figures;
  }

  private void add(String name, long count) {
    counters.computeIfAbsent(name, key -> new LongAdder()).add(count);
  }

  private static String labelled(String name, Signal signal, String reason) {
    return name + "{signal=\"" + signal.noun() + "\",reason=\"" + reason + "\"}";
  }
}
