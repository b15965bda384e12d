/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Counts what is beyond the limits of the figures. Thread-safe. */
public final class Beyond {
  /** Requests that count under the name of other operations. */
  final AtomicLong requestsAsOther = new AtomicLong();

  /** Requests that are stored and count in no figure. */
  final AtomicLong requestsUncounted = new AtomicLong();

  /** Calls that count between nodes of a common name. */
  final AtomicLong callsAsOther = new AtomicLong();

  /** Calls that are on no edge. */
  final AtomicLong callsUncounted = new AtomicLong();

  /** Ends of calls that had to stop waiting for the other end. */
  final AtomicLong callsSettledEarly = new AtomicLong();

  /** Passes on each count by its name. */
  public void forEach(BiConsumer<String, Long> action) {
    action.accept("requests_as_other_total", requestsAsOther.get());
    action.accept("requests_uncounted_total", requestsUncounted.get());
    action.accept("calls_as_other_total", callsAsOther.get());
    action.accept("calls_uncounted_total", callsUncounted.get());
    action.accept("calls_settled_early_total", callsSettledEarly.get());
  }
}
