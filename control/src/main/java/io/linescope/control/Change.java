/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.control;

import io.linescope.model.LevelRule;

/**
 * A line of the journal.
 *
 * @param by who did it: an address, or {@code probes} for a rule whose requests are done
 * @param rule as it was set, or the one that ended
 */
public record Change(long unixNanos, Action action, String by, LevelRule rule) {
  /** What happened to the rule. */
  public enum Action {
    SET,
    REMOVED,
    DONE
  }
}
