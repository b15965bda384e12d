/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.analysis.red.RedTable;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.Scope;
import io.linescope.storage.Storage;
import io.linescope.storage.Topology.Node;
import java.time.Clock;

/** {@code /api/v1/map}: services, databases, queues and hosts, and who calls whom. */
final class MapEndpoint implements Endpoint {
  private final Storage storage;
  private final Clock clock;

  MapEndpoint(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    Scopes.expect(question, "service");
    Scope scope = Scopes.of(question, clock, question.single("service"));
    RedTable<MapDocument.Way> calls = RedTable.ofSums();
    storage
        .topology()
        .forEach(
            scope,
            edge ->
                calls.add(
                    new MapDocument.Way(edge.from(), edge.to()),
                    edge.minuteUnixNanos(),
                    edge.red()));
    return Answer.of(MapDocument.of(scope, calls, served(scope)));
  }

  /** What services served, the neighbours of the one that is asked for as well. */
  private RedTable<Node> served(Scope scope) {
    RedTable<Node> served = RedTable.ofSums();
    storage
        .operationFigures()
        .forEach(
            new Scope(scope.fromUnixNanos(), scope.toUnixNanos(), null, null),
            minute ->
                served.add(
                    Node.service(minute.environment(), minute.service()),
                    minute.minuteUnixNanos(),
                    minute.red()));
    return served;
  }
}
