/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.model.Red;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Rates, errors and durations as the API tells them: null where nothing was measured. */
final class RedDocument {
  private RedDocument() {}

  /** Durations of many requests. */
  record Durations(
      long meanNanos, long p50Nanos, long p90Nanos, long p95Nanos, long p99Nanos, long maxNanos) {

    static @Nullable Durations of(Red red) {
      return red.count() == 0
          ? null
          : new Durations(
              red.meanNanos(),
              red.quantileNanos(0.50),
              red.quantileNanos(0.90),
              red.quantileNanos(0.95),
              red.quantileNanos(0.99),
              red.maxNanos());
    }
  }

  /** The same step by step, in columns. */
  record Series(
      List<Long> requests,
      List<Long> errors,
      List<@Nullable Long> p50Nanos,
      List<@Nullable Long> p95Nanos,
      List<@Nullable Long> p99Nanos) {

    static Series of(List<Red> steps) {
      return new Series(
          steps.stream().map(Red::count).toList(),
          steps.stream().map(Red::errors).toList(),
          measured(steps, red -> red.quantileNanos(0.50)),
          measured(steps, red -> red.quantileNanos(0.95)),
          measured(steps, red -> red.quantileNanos(0.99)));
    }

    private static List<@Nullable Long> measured(List<Red> steps, ToLongFunction<Red> figure) {
      List<@Nullable Long> column = new ArrayList<>();
      for (Red step : steps) {
        column.add(step.count() == 0 ? null : Long.valueOf(figure.applyAsLong(step)));
      }
      return column;
    }
  }
}
