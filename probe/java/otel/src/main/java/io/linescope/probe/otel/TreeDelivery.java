/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.boot.TreeSink;
import io.linescope.probe.engine.report.ProbeLog;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The way of the engine's bodies to the server. */
final class TreeDelivery implements TreeSink, Delivery.Route<Event> {
  // What an event costs in memory besides its body.
  private static final int OVERHEAD = 96;

  /** As spans wait by default, see {@link Defaults}. */
  private static final long LINGER_MILLIS = 500;

  private final LogRecordExporter exporter;
  private final Resource resource;
  private final Runnable serverReturned;
  private final Delivery<Event> delivery =
      new Delivery<>(
          "linescope-delivery", LINGER_MILLIS, event -> event.body.length + OVERHEAD, this);

  TreeDelivery(LogRecordExporter exporter, Resource resource, Runnable serverReturned) {
    this.exporter = exporter;
    this.resource = resource;
    this.serverReturned = serverReturned;
  }

  Thread start() {
    return delivery.start();
  }

  void stop() {
    delivery.stop();
    long lost = Counter.PARTS_LOST.get();
    if (lost > 0) {
      ProbeLog.info("parts of call trees that never reached the server: " + lost);
    }
  }

  @Override
  public boolean offer(
      byte[] body, long traceIdHigh, long traceIdLow, long spanId, long unixNanos) {
    return delivery.offer(Event.tree(resource, body, traceIdHigh, traceIdLow, spanId, unixNanos));
  }

  @Override
  public boolean offerMethods(byte[] body, long unixNanos) {
    return delivery.offer(Event.methods(resource, body, unixNanos));
  }

  @Override
  public CompletableResultCode send(List<Event> batch) {
    return exporter.export(new ArrayList<>(batch));
  }

  @Override
  public void serverReturned() {
    serverReturned.run();
  }

  @Override
  public void lost(Collection<Event> events) {
    Counter.PARTS_LOST.add(events.stream().filter(Event::isTree).count());
  }
}
