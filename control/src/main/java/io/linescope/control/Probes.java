/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.control;

import io.linescope.model.LevelRule;
import io.linescope.model.ProbeState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The probes that asked of late. */
final class Probes {
  private static final int MOST = 10_000;

  /** Who has not asked for so long is gone: a probe asks at least every 20 seconds. */
  private static final long GONE_NANOS = Duration.ofSeconds(45).toNanos();

  private final Map<String, Seen> byInstance = new LinkedHashMap<>();

  private record Seen(ProbeState state, long unixNanos) {}

  void seen(ProbeState state, long unixNanos) {
    String key = state.service() + '\0' + state.instance();
    byInstance.remove(key);
    byInstance.put(key, new Seen(state, unixNanos));
    while (byInstance.size() > MOST) {
      byInstance.remove(byInstance.keySet().iterator().next());
    }
  }

  /** Those that live, the one heard of last at the end. */
  List<Levels.Instance> live(long nowUnixNanos, Levels levels) {
    byInstance.values().removeIf(seen -> nowUnixNanos - seen.unixNanos() > GONE_NANOS);
    List<Levels.Instance> live = new ArrayList<>();
    for (Seen seen : byInstance.values()) {
      boolean follows = seen.state().rulesHash() == levels.answer(seen.state()).hash();
      live.add(new Levels.Instance(seen.state(), seen.unixNanos(), follows));
    }
    return live;
  }

  /** Whether all that a rule is for have done as many requests as it says, and there is one. */
  boolean haveDone(LevelRule rule) {
    List<Seen> meant =
        byInstance.values().stream().filter(seen -> has(rule, seen.state())).toList();
    return !meant.isEmpty()
        && meant.stream()
            .allMatch(seen -> Integer.valueOf(0).equals(seen.state().left().get(rule.id())));
  }

  static boolean has(LevelRule rule, ProbeState probe) {
    return rule.target().has(probe.service(), probe.environment(), probe.instance());
  }
}
