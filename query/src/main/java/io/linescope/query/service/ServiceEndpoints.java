/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.query.http.Answer;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.query.http.Router;
import io.linescope.storage.ServiceNames;
import io.linescope.storage.Storage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code /api/v1/services} and what is below: who sends, from which processes, doing what. */
public final class ServiceEndpoints {
  private final Storage storage;
  private final Clock clock;

  public ServiceEndpoints(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  public Router register(Router router) {
    return router
        .get("/api/v1/environments", this::environments)
        .get("/api/v1/services", this::services)
        .get("/api/v1/services/{service}/operations", this::operations)
        .get("/api/v1/services/{service}/instances", this::instances)
        .get("/api/v1/red", new RedEndpoint(storage, clock))
        .get("/api/v1/map", new MapEndpoint(storage, clock));
  }

  private Answer environments(Question question) throws ProblemException {
    question.expect(Set.of());
    return Answer.of(
        storage.serviceNames().services().stream()
            .map(ServiceNames.Service::environment)
            .distinct()
            .sorted()
            .toList());
  }

  private Answer services(Question question) throws ProblemException {
    question.expect(Set.of("environment"));
    String environment = question.single("environment");
    Map<String, Service> byName = new TreeMap<>();
    for (ServiceNames.Service service : storage.serviceNames().services()) {
      if (environment == null || environment.equals(service.environment())) {
        byName.merge(service.name(), Service.of(service), Service::and);
      }
    }
    return Answer.of(byName.values());
  }

  private Answer operations(Question question) throws ProblemException {
    question.expect(Set.of("environment"));
    return Answer.of(
        storage
            .serviceNames()
            .operations(question.pathVariable("service"), question.single("environment")));
  }

  private Answer instances(Question question) throws ProblemException {
    Scopes.expect(question);
    return Answer.of(
        storage
            .serviceInstances()
            .instances(Scopes.of(question, clock, question.pathVariable("service")))
            .stream()
            .map(InstanceDocument::of)
            .toList());
  }

  record Service(String name, List<String> environments, long spans, String lastSeenUnixNanos) {
    static Service of(ServiceNames.Service service) {
      return new Service(
          service.name(),
          List.of(service.environment()),
          service.spans(),
          Long.toString(service.lastSeenUnixNanos()));
    }

    Service and(Service other) {
      long lastSeen =
          Math.max(Long.parseLong(lastSeenUnixNanos), Long.parseLong(other.lastSeenUnixNanos));
      return new Service(
          name,
          Stream.concat(environments.stream(), other.environments.stream()).toList(),
          spans + other.spans,
          Long.toString(lastSeen));
    }
  }
}
