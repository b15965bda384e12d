/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.analysis.trace.TraceSkeleton;
import io.linescope.model.Span;
import io.linescope.model.TraceId;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.Storage;
import java.util.List;

/** Reads the spans of the trace that a question names. */
final class SpanReader {
  /** More than the largest trace that the UI shows; beyond it, an answer says that it is cut. */
  static final int MAX_SPANS = 100_000;

  private final Storage storage;

  SpanReader(Storage storage) {
    this.storage = storage;
  }

  List<Span> spans(TraceId traceId) throws ProblemException {
    List<Span> spans = storage.traces().spans(traceId, MAX_SPANS + 1);
    if (spans.isEmpty()) {
      throw ProblemException.notFound("trace " + traceId + ": no spans");
    }
    return spans;
  }

  TraceSkeleton skeleton(Question question) throws ProblemException {
    List<Span> spans = spans(question.traceId());
    return TraceSkeleton.of(spans.subList(0, Math.min(spans.size(), MAX_SPANS)));
  }
}
