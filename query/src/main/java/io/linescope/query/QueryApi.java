/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import com.linecorp.armeria.server.ServerBuilder;
import io.linescope.control.Levels;
import io.linescope.model.ProbeReport;
import io.linescope.query.access.Access;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.Router;
import io.linescope.query.level.LevelEndpoints;
import io.linescope.query.trace.OtlpEndpoint;
import io.linescope.query.trace.SkeletonEndpoint;
import io.linescope.query.trace.SpansEndpoint;
import io.linescope.query.trace.TraceSearchEndpoint;
import io.linescope.query.trace.TreeEndpoint;
import io.linescope.storage.ServiceNames;
import io.linescope.storage.Storage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that is asked of a server over HTTP: the API, own figures, downloads and the UI. */
public final class QueryApi {
  private final Router router;
  private final MetricsPage metrics;

  /**
   * @param version the server's version
   * @param figures more figures for /metrics, by name as Prometheus writes it
   * @param probes what the probes last told of themselves
   * @param levels what they are to record
   * @param access where one logs in
   */
  public QueryApi(
      Storage storage,
      String version,
      Supplier<Map<String, Long>> figures,
      Supplier<List<ProbeReport>> probes,
      Levels levels,
      Access access) {
    router = access.register(router(storage, version, probes, levels));
    metrics = new MetricsPage(storage, figures);
  }

  public void register(ServerBuilder server) {
    router.register(server);
    server.route().get("/metrics").build(metrics);
    ProbeDownload.register(server);
    server.serviceUnder("/", new UiFiles());
  }

  static Router router(
      Storage storage, String version, Supplier<List<ProbeReport>> probes, Levels levels) {
    return new LevelEndpoints(levels, Clock.systemUTC())
        .register(new Router())
        .get("/api/v1/openapi.json", question -> new Answer(OpenApi.document(), Map.of()))
        .get("/api/v1/health", new HealthEndpoint(storage, version))
        .get("/api/v1/probes", new ProbesEndpoint(probes))
        .get("/api/v1/services", services(storage))
        .get("/api/v1/services/{service}/operations", operations(storage))
        .get("/api/v1/traces", new TraceSearchEndpoint(storage, Clock.systemUTC()))
        .get("/api/v1/traces/{id}", new SkeletonEndpoint(storage))
        .get("/api/v1/traces/{id}/spans", new SpansEndpoint(storage))
        .get("/api/v1/traces/{id}/otlp", new OtlpEndpoint(storage))
        .get("/api/v1/traces/{id}/tree", new TreeEndpoint(storage));
  }

  private static Endpoint services(Storage storage) {
    return question -> {
      question.expect(Set.of());
      List<Service> services = storage.serviceNames().services().stream().map(Service::of).toList();
      return Answer.of(services);
    };
  }

  private static Endpoint operations(Storage storage) {
    return question -> {
      question.expect(Set.of());
      return Answer.of(storage.serviceNames().operations(question.pathVariable("service")));
    };
  }

  record Service(String name, long spans, String lastSeenUnixNanos) {
    static Service of(ServiceNames.Service service) {
      return new Service(
          service.name(), service.spans(), Long.toString(service.lastSeenUnixNanos()));
    }
  }
}
