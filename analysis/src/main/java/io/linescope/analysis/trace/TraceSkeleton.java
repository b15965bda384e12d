/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.trace;

import io.linescope.model.Span;
import java.util.List;

/**
 * The shape of a trace: its spans in pre-order, siblings by start, with the row of each one's
 * parent and of the end of its subtree. A function of the spans, not of their order.
 *
 * @param rows the spans
 * @param parents the parent's row, -1 at a root
 * @param subtreeEnds the row after the last descendant
 * @param startUnixNanos the earliest start
 * @param durationNanos from there to the latest end
 * @param missingParents how many spans name a parent that is not here, or that would close a ring
 */
@SuppressWarnings("ArrayRecordComponent") // Columns of up to a hundred thousand rows.
public record TraceSkeleton(
    List<Span> rows,
    int[] parents,
    int[] subtreeEnds,
    long startUnixNanos,
    long durationNanos,
    int missingParents) {

  public static TraceSkeleton of(List<Span> spans) {
    return new SkeletonBuilder(spans).build();
  }
}
