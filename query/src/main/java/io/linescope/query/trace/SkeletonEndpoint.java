/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.analysis.calltree.CallTree;
import io.linescope.analysis.calltree.CallTrees;
import io.linescope.analysis.trace.TraceSkeleton;
import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /api/v1/traces/{id}}: the shape of a trace in columns, attributes left out. */
public final class SkeletonEndpoint implements Endpoint {
  private final Storage storage;
  private final SpanReader reader;

  public SkeletonEndpoint(Storage storage) {
    this.storage = storage;
    this.reader = new SpanReader(storage);
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(Set.of());
    TraceId traceId = question.traceId();
    List<Span> spans = reader.spans(traceId);
    boolean truncated = spans.size() > SpanReader.MAX_SPANS;
    TraceSkeleton skeleton =
        TraceSkeleton.of(truncated ? spans.subList(0, SpanReader.MAX_SPANS) : spans);
    return Answer.of(document(traceId, skeleton, truncated));
  }

  private SkeletonDocument document(TraceId traceId, TraceSkeleton skeleton, boolean truncated) {
    Words services = new Words();
    Words names = new Words();
    SkeletonDocument.Columns columns = SkeletonDocument.Columns.of(skeleton, names, services);
    return new SkeletonDocument(
        1,
        traceId.toString(),
        Long.toString(skeleton.startUnixNanos()),
        skeleton.durationNanos(),
        skeleton.rows().size(),
        truncated,
        services.list(),
        names.list(),
        columns,
        spanIds(skeleton),
        skeleton.missingParents(),
        trees(traceId, skeleton));
  }

  private static String spanIds(TraceSkeleton skeleton) {
    StringBuilder ids = new StringBuilder(16 * skeleton.rows().size());
    skeleton.rows().forEach(span -> ids.append(span.spanId()));
    return ids.toString();
  }

  private List<SkeletonDocument.Tree> trees(TraceId traceId, TraceSkeleton skeleton) {
    List<CallTree> trees = CallTrees.merge(storage.callTrees().parts(traceId));
    Map<SpanId, Integer> rows = new HashMap<>();
    for (int row = 0; !trees.isEmpty() && row < skeleton.rows().size(); row++) {
      rows.putIfAbsent(skeleton.rows().get(row).spanId(), row);
    }
    return trees.stream()
        .map(
            tree ->
                new SkeletonDocument.Tree(
                    rows.getOrDefault(tree.spanId(), -1),
                    tree.spanId().toString(),
                    tree.service(),
                    tree.instance(),
                    tree.nodes().size()))
        .toList();
  }
}
