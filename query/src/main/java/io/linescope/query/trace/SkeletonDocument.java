/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.analysis.trace.TraceSkeleton;
import io.linescope.model.Span;
import java.util.List;

/** The answer of {@link SkeletonEndpoint}, as the OpenAPI file describes it. */
record SkeletonDocument(
    int version,
    String traceId,
    String startUnixNanos,
    long durationNanos,
    int spanCount,
    boolean truncated,
    List<String> services,
    List<String> names,
    Columns columns,
    String spanIds,
    int missingParents,
    List<Tree> callTrees) {

  @SuppressWarnings("ArrayRecordComponent") // Written once, never compared.
  record Columns(
      int[] parent,
      long[] start,
      long[] duration,
      int[] name,
      int[] service,
      int[] kind,
      int[] status,
      int[] subtreeEnd) {

    static Columns of(TraceSkeleton skeleton, Words names, Words services) {
      List<Span> rows = skeleton.rows();
      return new Columns(
          skeleton.parents(),
          rows.stream()
              .mapToLong(span -> span.startUnixNanos() - skeleton.startUnixNanos())
              .toArray(),
          rows.stream().mapToLong(Span::durationNanos).toArray(),
          rows.stream().mapToInt(span -> names.number(span.name())).toArray(),
          rows.stream().mapToInt(span -> services.number(span.resource().service())).toArray(),
          rows.stream().mapToInt(span -> Codes.of(span.kind())).toArray(),
          rows.stream().mapToInt(span -> Codes.of(span.status().code())).toArray(),
          skeleton.subtreeEnds());
    }
  }

  record Tree(int row, String spanId, String service, String instance, int nodes) {}
}
