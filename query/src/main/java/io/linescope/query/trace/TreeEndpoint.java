/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.analysis.calltree.CallTree;
import io.linescope.analysis.calltree.CallTrees;
import io.linescope.model.CallTreePart;
import io.linescope.model.Span;
import io.linescope.model.TraceId;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.Storage;
import java.util.List;
import java.util.Set;

/** {@code /api/v1/traces/{id}/tree}: the methods of all services of the trace. */
public final class TreeEndpoint implements Endpoint {
  private final Storage storage;

  public TreeEndpoint(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(Set.of());
    TraceId traceId = question.traceId();
    List<CallTreePart> parts = storage.callTrees().parts(traceId);
    List<Span> spans = storage.traces().spans(traceId, SpanReader.MAX_SPANS);
    if (parts.isEmpty() && spans.isEmpty()) {
      throw ProblemException.notFound("trace " + traceId + ": neither spans nor call trees");
    }
    long start = start(spans, parts);
    List<TreeDocument.Tree> trees =
        CallTrees.merge(parts).stream().map(tree -> document(tree, start)).toList();
    return Answer.of(new TreeDocument(traceId.toString(), trees, 1));
  }

  private TreeDocument.Tree document(CallTree tree, long start) {
    return TreeDocument.Tree.of(tree, MethodReader.read(storage.callTrees(), tree), start);
  }

  private static long start(List<Span> spans, List<CallTreePart> parts) {
    return spans.isEmpty()
        ? parts.stream().mapToLong(CallTreePart::startUnixNanos).min().orElse(0)
        : spans.stream().mapToLong(Span::startUnixNanos).min().orElse(0);
  }
}
