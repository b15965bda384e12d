/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a probe does at present, as it told last.
 *
 * @param rulesHash names the rules that it follows, 0: none yet
 * @param failures rules that it could not follow
 * @param level null: not told
 * @param ratio the share of sampled requests whose methods are recorded
 * @param governedRatio the part of it that keeps the budget, 1: all
 * @param budget the share of the process's CPU time that recording may take, 0: no limit
 * @param cpuShare the share that it took of late, null: not known
 * @param timedFromNanos of methods whose calls take less few calls are timed; 0: all are
 * @param left by rule, how many requests it still is for
 */
public record ProbeState(
    String service,
    String environment,
    String instance,
    long rulesHash,
    List<Failure> failures,
    @Nullable Level level,
    double ratio,
    double governedRatio,
    double budget,
    @Nullable Double cpuShare,
    long timedFromNanos,
    List<Demoted> demoted,
    List<String> pinned,
    Map<String, Integer> left) {
  public ProbeState {
    failures = List.copyOf(failures);
    demoted = List.copyOf(demoted);
    pinned = List.copyOf(pinned);
    left = Map.copyOf(left);
  }

  /** A rule that is not in force, and why. */
  public record Failure(String rule, String reason) {}

  /**
   * A method that is not recorded because it is hot and short.
   *
   * @param calls in the second before it was demoted, 0: an earlier run did it
   */
  public record Demoted(
      String className, String name, String descriptor, long calls, long meanNanos) {}
}
