/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerErrorHandler;
import io.linescope.storage.Appender;
import java.util.Map;
import java.util.function.Supplier;

/** Puts OTLP over gRPC and HTTP on a server. */
public final class OtlpReceivers {
  private final Limits limits;
  private final IngestCounters counters = new IngestCounters();
  private final ProbeReports probeReports = new ProbeReports();
  private final Collector collector;

  /**
   * @param appender where accepted items go, asked once per request and never on an event loop
   */
  public OtlpReceivers(Supplier<Appender> appender, Limits limits) {
    this.limits = limits;
    this.collector = new Collector(appender, counters, probeReports);
  }

  public void register(ServerBuilder server) {
    server.errorHandler(
        new TooLargeHandler(counters, limits).orElse(ServerErrorHandler.ofDefault()));
    server.maxRequestLength(limits.requestBytes()); // for gRPC, which takes the server's
    server.service(new GrpcReceiver(collector).service(limits));
    for (Signal signal : Signal.values()) {
      server
          .route()
          .post(signal.path())
          .maxRequestLength(limits.requestBytes())
          .build(new HttpReceiver(signal, collector, counters, limits));
    }
  }

  public ProbeReports probeReports() {
    return probeReports;
  }

  /** Returns what was counted here and by the probes, by name as Prometheus writes it. */
  public Map<String, Long> figures() {
    Map<String, Long> figures = counters.figures();
    figures.putAll(probeReports.figures());
    return figures;
  }
}
