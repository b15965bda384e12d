/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.Storage;
import io.linescope.wire.otlp.OtlpJson;
import io.linescope.wire.otlp.TraceEncoder;
import java.util.Map;
import java.util.Set;

/** {@code /api/v1/traces/{id}/otlp}: the trace as OTLP JSON, field by field as it came. */
public final class OtlpEndpoint implements Endpoint {
  private final SpanReader reader;

  public OtlpEndpoint(Storage storage) {
    reader = new SpanReader(storage);
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(Set.of());
    return new Answer(
        OtlpJson.write(TraceEncoder.encode(reader.skeleton(question).rows())), Map.of());
  }
}
