/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import com.linecorp.armeria.server.ServerBuilder;
import io.linescope.control.Levels;
import io.linescope.query.access.Access;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Router;
import io.linescope.query.level.LevelEndpoints;
import io.linescope.query.service.ServiceEndpoints;
import io.linescope.query.trace.OtlpEndpoint;
import io.linescope.query.trace.SkeletonEndpoint;
import io.linescope.query.trace.SpansEndpoint;
import io.linescope.query.trace.TraceSearchEndpoint;
import io.linescope.query.trace.TreeEndpoint;
import io.linescope.storage.Storage;
import java.time.Clock;
import java.util.Map;

/** Everything that is asked of a server over HTTP: the API, own figures, downloads and the UI. */
public final class QueryApi {
  private final Router router;
  private final MetricsPage metrics;

  /**
   * @param version the server's version
   * @param levels what they are to record
   * @param access where one logs in
   */
  public QueryApi(
      Storage storage, String version, Reception reception, Levels levels, Access access) {
    router = access.register(router(storage, version, reception, levels));
    metrics = new MetricsPage(storage, reception::figures);
  }

  public void register(ServerBuilder server) {
    router.register(server);
    server.route().get("/metrics").build(metrics);
    ProbeDownload.register(server);
    server.serviceUnder("/", new UiFiles());
  }

  static Router router(Storage storage, String version, Reception reception, Levels levels) {
    Clock clock = Clock.systemUTC();
    Router router = new LevelEndpoints(levels, clock).register(new Router());
    return new ServiceEndpoints(storage, clock)
        .register(router)
        .get("/api/v1/openapi.json", question -> new Answer(OpenApi.document(), Map.of()))
        .get("/api/v1/health", new HealthEndpoint(storage, reception, version))
        .get("/api/v1/probes", new ProbesEndpoint(reception::probes))
        .get("/api/v1/traces", new TraceSearchEndpoint(storage, clock))
        .get("/api/v1/traces/{id}", new SkeletonEndpoint(storage))
        .get("/api/v1/traces/{id}/spans", new SpansEndpoint(storage))
        .get("/api/v1/traces/{id}/otlp", new OtlpEndpoint(storage))
        .get("/api/v1/traces/{id}/tree", new TreeEndpoint(storage));
  }
}
