/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import io.linescope.model.TraceId;
import io.linescope.wire.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Limits how many items one trace may have: a loop that never ends its trace would make one that
 * nobody can open. Counted are the traces that were sent to last, among which such a one always is.
 * Thread-safe.
 */
final class TraceLimit<T> {
  private static final int REMEMBERED = 50_000;

  private final int most;
  private final String noun;
  private final Function<T, TraceId> traceOf;
  private final Map<TraceId, Integer> taken =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TraceId, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  TraceLimit(int most, String noun, Function<T, TraceId> traceOf) {
    this.most = most;
    this.noun = noun;
    this.traceOf = traceOf;
  }

  /** Returns those for which their traces have room, and counts them; refuses the others. */
  synchronized List<T> take(List<T> items, List<Refusal> refusals) {
    List<T> within = new ArrayList<>(items.size());
    for (T item : items) {
      TraceId trace = traceOf.apply(item);
      if (taken.merge(trace, 1, Integer::sum) <= most) {
        within.add(item);
      } else {
        taken.put(trace, most);
        refusals.add(refusal());
      }
    }
    return within.size() == items.size() ? items : within;
  }

  /** Counts items no longer that were not stored: they will be sent again. */
  synchronized void giveBack(List<T> items) {
    for (T item : items) {
      taken.computeIfPresent(traceOf.apply(item), (trace, count) -> count == 1 ? null : count - 1);
    }
  }

  private Refusal refusal() {
    return new Refusal(
        "trace-too-large", "trace: too many " + noun + " (expected: at most " + most + ")");
  }
}
