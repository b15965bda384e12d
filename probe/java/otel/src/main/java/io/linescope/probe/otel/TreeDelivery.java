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
import java.util.Collection;
import java.util.List;

/** The way of the engine's bodies to the server. */
final class TreeDelivery implements TreeSink, Delivery.Route<Event> {
  // What an event costs in memory besides its body.
  private static final int OVERHEAD = 96;

  private final LogRecordExporter exporter;
  private final Records records;
  private final Runnable serverReturned;
  private final Delivery<Event> delivery =
      new Delivery<>("linescope-delivery", event -> event.body.length + OVERHEAD, this);

  TreeDelivery(LogRecordExporter exporter, Records records, Runnable serverReturned) {
    this.exporter = exporter;
    this.records = records;
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
    return delivery.offer(Event.tree(body, traceIdHigh, traceIdLow, spanId, unixNanos));
  }

  @Override
  public boolean offerMethods(byte[] body, long unixNanos) {
    return delivery.offer(Event.methods(body, unixNanos));
  }

  @Override
  public CompletableResultCode send(List<Event> batch) {
    return exporter.export(records.of(batch));
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
