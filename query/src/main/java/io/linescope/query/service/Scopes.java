/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.query.http.TimeRange;
import io.linescope.storage.Scope;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what figures are asked for: environment and time, of the last hour unless told. */
final class Scopes {
  private Scopes() {}

  /** Refuses parameters that are neither a scope's nor among {@code more}. */
  static void expect(Question question, String... more) throws ProblemException {
    Set<String> known = new HashSet<>(TimeRange.PARAMETERS);
    known.add("environment");
    known.addAll(Set.of(more));
    question.expect(known);
  }

  static Scope of(Question question, Clock clock, @Nullable String service)
      throws ProblemException {
    TimeRange range = TimeRange.closed(question, clock);
    return new Scope(
        range.fromUnixNanos(), range.toUnixNanos(), question.single("environment"), service);
  }
}
