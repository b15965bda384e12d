/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.Storage;
import java.util.List;
import java.util.Set;

/** {@code /api/v1/health}: whether all is well, and if not, why. */
final class HealthEndpoint implements Endpoint {
  private final Storage storage;
  private final String version;

  HealthEndpoint(Storage storage, String version) {
    this.storage = storage;
    this.version = version;
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(Set.of());
    List<Reason> reasons =
        storage.problems().stream().map(problem -> new Reason("storage", problem)).toList();
    return Answer.of(new Health(reasons.isEmpty() ? "ok" : "degraded", reasons, version));
  }

  record Health(String status, List<Reason> reasons, String version) {}

  record Reason(String slug, String message) {}
}
