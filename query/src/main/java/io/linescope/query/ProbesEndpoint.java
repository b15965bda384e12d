/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import io.linescope.model.ProbeReport;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code /api/v1/probes}: what the probes count about themselves, losses among it. */
final class ProbesEndpoint implements Endpoint {
  private final Supplier<List<ProbeReport>> reports;

  ProbesEndpoint(Supplier<List<ProbeReport>> reports) {
    this.reports = reports;
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(Set.of());
    return Answer.of(reports.get().stream().map(Probe::of).toList());
  }

  record Probe(
      String service,
      String environment,
      String instance,
      String version,
      String lastSeenUnixNanos,
      Map<String, Long> counters) {
    static Probe of(ProbeReport report) {
      return new Probe(
          report.service(),
          report.environment(),
          report.instance(),
          report.version(),
          Long.toString(report.unixNanos()),
          new TreeMap<>(report.counters()));
    }
  }
}
