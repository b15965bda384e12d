/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.level;

import io.linescope.control.Levels;
import io.linescope.model.ProbeState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process under a probe, and what that does at present. */
record InstanceDocument(
    String service,
    String environment,
    String instance,
    String lastSeenUnixNanos,
    boolean acknowledged,
    List<ProbeState.Failure> failures,
    State state) {

  record State(
      @Nullable String level,
      double ratio,
      double governedRatio,
      double budget,
      @Nullable Double cpuShare,
      long timedFromNanos,
      List<Map<String, Object>> demoted,
      List<String> pinned,
      List<Left> left) {}

  record Left(String rule, int requests) {}

  static InstanceDocument of(Levels.Instance instance) {
    ProbeState state = instance.state();
    return new InstanceDocument(
        state.service(),
        state.environment(),
        state.instance(),
        Long.toString(instance.lastSeenUnixNanos()),
        instance.acknowledged(),
        state.failures(),
        new State(
            RuleDocument.word(state.level()),
            state.ratio(),
            state.governedRatio(),
            state.budget(),
            state.cpuShare(),
            state.timedFromNanos(),
            state.demoted().stream().map(InstanceDocument::demoted).toList(),
            state.pinned(),
            state.left().entrySet().stream()
                .map(left -> new Left(left.getKey(), left.getValue()))
                .toList()));
  }

  /** With the key {@code class}, which no component can be called. */
  private static Map<String, Object> demoted(ProbeState.Demoted method) {
    return Map.of(
        "class", method.className(),
        "method", method.name(),
        "descriptor", method.descriptor(),
        "calls", method.calls(),
        "meanNanos", method.meanNanos());
  }
}
