/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.model.Span;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.Storage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code /api/v1/traces/{id}/spans}: all about some spans of a trace. */
public final class SpansEndpoint implements Endpoint {
  private static final int MAX_IDS = 100;

  private final SpanReader reader;

  public SpansEndpoint(Storage storage) {
    reader = new SpanReader(storage);
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(Set.of("ids"));
    TraceId traceId = question.traceId();
    Set<SpanId> wanted = ids(question.single("ids"));
    List<Span> trace = reader.spans(traceId);
    List<SpanDocument> found =
        trace.stream()
            .filter(span -> wanted.contains(span.spanId()))
            .sorted(java.util.Comparator.comparingLong(Span::startUnixNanos))
            .map(span -> SpanDocument.of(span, trace))
            .toList();
    return Answer.of(found);
  }

  private static Set<SpanId> ids(@org.jspecify.annotations.Nullable String text)
      throws ProblemException {
    String shown = text == null ? "nothing" : text;
    Set<SpanId> ids = new LinkedHashSet<>();
    try {
      for (String id : shown.split(",", -1)) {
        ids.add(SpanId.parse(id));
      }
    } catch (IllegalArgumentException e) {
      throw ProblemException.badParameter("ids", shown, "span ids of 16 hexadecimal digits");
    }
    if (ids.size() > MAX_IDS) {
      throw ProblemException.badParameter("ids", ids.size() + " ids", "1 to " + MAX_IDS);
    }
    return ids;
  }
}
