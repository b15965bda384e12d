/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** What the probe counts about itself, so that no loss is silent. */
@SuppressWarnings("ImmutableEnumChecker") // a counter counts
public enum Counter {
  /** Requests whose methods were recorded. */
  TREES_BOUND,
  /** Requests without a tree since too many were open. */
  TREES_REFUSED,
  /**
   * Sampled requests whose methods were not recorded, to keep the budget or since a rule said so.
   */
  TREES_SAMPLED_OUT,
  /** Parts of trees made; those not lost are with the server, or wait for it. */
  PARTS_MADE,
  /** Parts of trees that found no room while the server was away, or that it refused. */
  PARTS_LOST,
  /** Spans handed on by OpenTelemetry; those not lost are with the server, or wait for it. */
  SPANS_MADE,
  /** Spans that found no room while the server was away, or that it refused. */
  SPANS_LOST,
  /** Times that there was no room for method names. They are offered again. */
  NAMES_REFUSED,
  /** Trees sent before they were complete since the time limit had passed. */
  TREES_OVERDUE,
  /** Fragments begun. */
  FRAGMENTS,
  /** Fragments not recorded, or not to their end, since no buffer was free. */
  BUFFERS_EXHAUSTED,
  /** Scopes closed on another thread than the one that opened them. */
  SCOPES_MISPLACED,
  /** Calls not recorded since more than 65 536 methods were open on a thread. */
  FRAMES_TOO_DEEP,
  /** Nodes that a limit cut. */
  NODES_CUT,
  CLASSES_WOVEN,
  /** Classes left alone since they could not be woven. */
  CLASSES_FAILED,
  METHODS_WOVEN,
  /** Methods left out by the skip rule. */
  METHODS_SKIPPED,
  /** Methods left out since they come close to the 64 kB that a method may have. */
  METHODS_TOO_LARGE,
  METHODS_DEMOTED,
  /** Methods recorded again that had been demoted. */
  METHODS_PROMOTED,
  DEMOTION_ROUNDS,
  /** Failures of the probe itself. */
  INTERNAL_ERRORS;

  private final LongAdder count = new LongAdder();

  public void add(long number) {
    count.add(number);
  }

  public long get() {
    return count.sum();
  }

  /** As shown to users: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
