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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code /api/v1/health}: whether all is well, and if not, why. */
final class HealthEndpoint implements Endpoint {
  private final Storage storage;
  private final Reception reception;
  private final String version;

  HealthEndpoint(Storage storage, Reception reception, String version) {
    this.storage = storage;
    this.reception = reception;
    this.version = version;
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(Set.of());
    List<Reason> reasons = new ArrayList<>();
    storage.problems().forEach(problem -> reasons.add(new Reason("storage", problem)));
    reception.overloads().forEach(overload -> reasons.add(new Reason("overloaded", overload)));
    return Answer.of(new Health(reasons.isEmpty() ? "ok" : "degraded", reasons, version));
  }

  record Health(String status, List<Reason> reasons, String version) {}

  record Reason(String slug, String message) {}
}
