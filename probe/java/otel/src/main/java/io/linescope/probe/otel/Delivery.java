/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.TreeSink;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Brings events to the server, and keeps them while it is away.
 *
 * <p>The memory for waiting events is bounded; when it is full the newest are refused and counted.
 * A batch is sent until it is acknowledged, in order, so that after the server's return what
 * arrived and what was counted as dropped add up to what was offered.
 */
final class Delivery implements TreeSink {
  private static final int WAITING_BYTES = 16 << 20;
  private static final int BATCH_BYTES = 1 << 20;
  private static final int BATCH_EVENTS = 500;
  // What an event costs in memory besides its body.
  private static final int EVENT_OVERHEAD = 96;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long STOP_MILLIS = 3_000;

  private final LogRecordExporter exporter;
  private final Records records;
  private final Runnable serverReturned;
  private final Thread thread = new Thread(this::run, "linescope-delivery");
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private long dropped;
  private boolean stopping;

  Delivery(LogRecordExporter exporter, Records records, Runnable serverReturned) {
    this.exporter = exporter;
    this.records = records;
    this.serverReturned = serverReturned;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean offer(
      byte[] body, long traceIdHigh, long traceIdLow, long spanId, long unixNanos) {
    boolean taken = add(Event.tree(body, traceIdHigh, traceIdLow, spanId, unixNanos));
    if (!taken) {
      countDropped(1);
    }
    return taken;
  }

  @Override
  public boolean offerMethods(byte[] body, long unixNanos) {
    return add(Event.methods(body, unixNanos));
  }

  /** Sends what waits, for a short while, and says what was lost. */
  void stop() {
    synchronized (waiting) {
      stopping = true;
      waiting.notifyAll();
    }
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tellLoss();
  }

  private synchronized void countDropped(int trees) {
    dropped += trees;
  }

  private synchronized long dropped() {
    return dropped;
  }

  private void tellLoss() {
    long lost = dropped();
    int unsent;
    synchronized (waiting) {
      unsent = waiting.size();
    }
    if (lost + unsent > 0) {
      System.err.println(
          "linescope: call trees dropped: " + lost + ", not sent at exit: " + unsent);
    }
  }

  private boolean add(Event event) {
    synchronized (waiting) {
      int bytes = event.body.length + EVENT_OVERHEAD;
      if (waitingBytes + bytes > WAITING_BYTES) {
        return false;
      }
      waiting.add(event);
      waitingBytes += bytes;
      waiting.notifyAll();
      return true;
    }
  }

  private void run() {
    try {
      List<Event> batch = next();
      while (!batch.isEmpty()) {
        send(batch);
        remove(batch);
        batch = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next batch, which still counts as waiting; empty: there will be none. */
  private List<Event> next() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty() && !stopping) {
        waiting.wait();
      }
      List<Event> batch = new ArrayList<>();
      int bytes = 0;
      for (Event event : waiting) {
        bytes += event.body.length;
        if (batch.size() == BATCH_EVENTS || (!batch.isEmpty() && bytes > BATCH_BYTES)) {
          break;
        }
        batch.add(event);
      }
      return batch;
    }
  }

  private void send(List<Event> batch) throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    boolean wasAway = false;
    while (true) {
      Outcome outcome = attempt(batch);
      if (outcome == Outcome.REFUSED) {
        countDropped((int) batch.stream().filter(Event::isTree).count());
      }
      if (outcome != Outcome.AWAY) {
        break;
      }
      wasAway = true;
      pauseFor(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
    if (wasAway) {
      serverReturned.run();
    }
  }

  private Outcome attempt(List<Event> batch) {
    CompletableResultCode result = exporter.export(records.of(batch, dropped()));
    result.join(15, TimeUnit.SECONDS);
    return result.isSuccess() ? Outcome.TAKEN : Outcome.of(result.getFailureThrowable());
  }

  // While stopping every failure is final: the process waits for nobody.
  private void pauseFor(long millis) throws InterruptedException {
    synchronized (waiting) {
      if (stopping) {
        throw new InterruptedException();
      }
      waiting.wait(millis);
    }
  }

  private void remove(List<Event> sent) {
    synchronized (waiting) {
      for (Event event : sent) {
        waiting.remove();
        waitingBytes -= event.body.length + EVENT_OVERHEAD;
      }
    }
  }
}
