/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.TraceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers: which traces have a span like this? */
public interface TraceSearch {
  /**
   * Returns the traces that have at least one span which satisfies <em>every</em> filter, newest
   * first: by the start of the newest such span, then by trace id, both descending.
   */
  Page search(Query query);

  /**
   * A search.
   *
   * @param filters what one span of the trace must satisfy; none finds every trace
   * @param startFromUnixNanos the earliest start of that span, inclusive
   * @param startToUnixNanos the latest start of that span, exclusive
   * @param limit how many traces at most, 1 to 1000
   * @param after where the previous page ended, null for the first page
   */
  record Query(
      List<SpanFilter> filters,
      long startFromUnixNanos,
      long startToUnixNanos,
      int limit,
      @Nullable Cursor after) {
    /** The most traces that one page holds. */
    public static final int MAX_LIMIT = 1000;

    public Query {
      filters = List.copyOf(filters);
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException(
            "limit: " + limit + " (expected: 1 to " + MAX_LIMIT + ")");
      }
    }
  }

  /**
   * Where a page ended.
   *
   * @param startUnixNanos the start of the last trace's newest matching span
   * @param traceId the last trace
   */
  record Cursor(long startUnixNanos, TraceId traceId) {}

  /**
   * The traces found.
   *
   * @param traces each described as a whole, not only by the spans that matched
   * @param next where the next page begins, null if this one is the last
   */
  record Page(List<TraceSummary> traces, @Nullable Cursor next) {
    public Page {
      traces = List.copyOf(traces);
    }
  }
}
