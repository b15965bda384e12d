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

  /**
   * Who has not asked for so long is gone: a probe asks at least every 20 seconds. Likewise, once
   * we have listened for so long, all that live were heard.
   */
  private static final long GONE_NANOS = Duration.ofSeconds(45).toNanos();

  private final Map<String, Seen> byInstance = new LinkedHashMap<>();
  private final long listeningSinceUnixNanos;

  Probes(long nowUnixNanos) {
    listeningSinceUnixNanos = nowUnixNanos;
  }

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
    forgetGone(nowUnixNanos);
    List<Levels.Instance> live = new ArrayList<>();
    for (Seen seen : byInstance.values()) {
      boolean follows = seen.state().rulesHash() == levels.answer(seen.state()).hash();
      live.add(new Levels.Instance(seen.state(), seen.unixNanos(), follows));
    }
    return live;
  }

  private void forgetGone(long nowUnixNanos) {
    byInstance.values().removeIf(seen -> nowUnixNanos - seen.unixNanos() > GONE_NANOS);
  }

  /**
   * Whether all that a rule is for have done as many requests as it says, and there is one. Never
   * while some may be unheard yet: the journal tells rules, not who is at work on them.
   */
  boolean haveDone(LevelRule rule, long nowUnixNanos) {
    if (nowUnixNanos - listeningSinceUnixNanos <= GONE_NANOS) {
      return false;
    }
    forgetGone(nowUnixNanos);
    List<ProbeState> meant =
        byInstance.values().stream().map(Seen::state).filter(state -> has(rule, state)).toList();
    return !meant.isEmpty()
        && meant.stream().allMatch(state -> Integer.valueOf(0).equals(state.left().get(rule.id())));
  }

  static boolean has(LevelRule rule, ProbeState probe) {
    return rule.target().has(probe.service(), probe.environment(), probe.instance());
  }
}
