/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerErrorHandler;
import io.linescope.storage.Appender;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Puts OTLP over gRPC and HTTP on a server. */
public final class OtlpReceivers {
  private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());
  private static final long IDLE_SECONDS = 10;

  private final Limits limits;
  private final Room room;
  private final IngestCounters counters = new IngestCounters();
  private final ProbeReports probeReports = new ProbeReports();
  private final Collector collector;
  private final Executor workers = workers();

  /**
   * @param appender where accepted items go, asked once per request and never on an event loop
   */
  public OtlpReceivers(Supplier<Appender> appender, Limits limits, Receipts receipts) {
    this.limits = limits;
    this.room = new Room(limits.roomBytes());
    this.collector = new Collector(appender, counters, probeReports, receipts, limits);
  }

  /** As many as can be at work: those that wait for them take less memory undecoded. */
  private static Executor workers() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), // bounded by the room
            task -> {
              Thread made = new Thread(task, "linescope-receive-" + number.incrementAndGet());
              made.setDaemon(true);
              return made;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  public void register(ServerBuilder server) {
    server.errorHandler(new CutOffHandler(counters, limits).orElse(ServerErrorHandler.ofDefault()));
    server.maxRequestLength(limits.requestBytes()); // for gRPC, which takes the server's
    server.service(new GrpcReceiver(collector, workers).service(limits), this::intake);
    for (Signal signal : Signal.values()) {
      server
          .route()
          .post(signal.path())
          .maxRequestLength(limits.requestBytes())
          .build(intake(new HttpReceiver(signal, collector, counters, workers)));
    }
  }

  private Intake intake(HttpService receiver) {
    return new Intake(receiver, room, limits, counters, workers);
  }

  public ProbeReports probeReports() {
    return probeReports;
  }

  /** Returns why senders are being told to come again; empty: they are not. */
  public List<String> overloads() {
    return counters.overloads();
  }

  /** Returns what was counted here and by the probes, by name as Prometheus writes it. */
  public Map<String, Long> figures() {
    Map<String, Long> figures = counters.figures();
    figures.put("linescope_receiving_bytes", room.taken());
    figures.put("linescope_receiving_limit_bytes", room.bytes());
    figures.putAll(probeReports.figures());
    return figures;
  }
}
