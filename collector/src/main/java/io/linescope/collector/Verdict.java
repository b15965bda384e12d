/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import io.linescope.wire.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What became of a request whose accepted part is stored.
 *
 * @param rejected how many items were refused
 * @param message why, empty if none was
 */
record Verdict(long rejected, String message) {
  static final Verdict ALL_TAKEN = new Verdict(0, "");

  private static final int SHOWN = 3;

  /** Tells at most three different messages, each with how often it applied. */
  static Verdict of(List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      return ALL_TAKEN;
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    refusals.forEach(refusal -> counts.merge(refusal.message(), 1, Integer::sum));
    StringJoiner message = new StringJoiner("; ");
    counts.entrySet().stream()
        .limit(SHOWN)
        .forEach(entry -> message.add(entry.getKey() + times(entry.getValue())));
    if (counts.size() > SHOWN) {
      message.add("and " + (counts.size() - SHOWN) + " other messages");
    }
    return new Verdict(refusals.size(), message.toString());
  }

  private static String times(int count) {
    return count == 1 ? "" : " (" + count + " times)";
  }
}
