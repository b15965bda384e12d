/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.report.ProbeLog;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * Brings items to the server on a thread of its own, and keeps them while the server is away.
 *
 * <p>The memory for waiting items is bounded; when it is full the newest are refused. A batch is
 * sent until it is acknowledged, in order, so that after the server's return what arrived and what
 * was counted as lost add up to what was offered.
 */
final class Delivery<T> {
  private static final int WAITING_BYTES = 16 << 20;
  private static final int BATCH_BYTES = 1 << 20;
  private static final int BATCH_ITEMS = 500;
  private static final long ATTEMPT_SECONDS = 15;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long STOP_MILLIS = 3_000;

  private final long lingerMillis;
  private final ToIntFunction<T> bytes;
  private final Route<T> route;
  private final Thread thread;
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private final List<CompletableResultCode> flushes = new ArrayList<>();
  private int waitingBytes;
  private boolean stopping;

  /** The way to the server. */
  interface Route<T> {
    CompletableResultCode send(List<T> batch);

    /** The server was away and has taken a batch again. */
    default void serverReturned() {}

    /** These will never arrive. */
    void lost(Collection<T> items);
  }

  /**
   * @param name of the thread
   * @param lingerMillis how long an item may wait for others to travel with
   * @param bytes what an item takes in memory while it waits
   */
  Delivery(String name, long lingerMillis, ToIntFunction<T> bytes, Route<T> route) {
    this.lingerMillis = lingerMillis;
    this.bytes = bytes;
    this.route = route;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Returns the thread that sends from now on. */
  Thread start() {
    thread.start();
    return thread;
  }

  /** Takes an item to be sent; false: there is no room, and it is the caller's to count. */
  boolean offer(T item) {
    int size = bytes.applyAsInt(item);
    synchronized (waiting) {
      if (stopping || waitingBytes + size > WAITING_BYTES) {
        return false;
      }
      waiting.add(item);
      waitingBytes += size;
      if (waiting.size() == 1 || !mayWait()) {
        waiting.notifyAll();
      }
      return true;
    }
  }

  /** Ends when nothing waits any more. */
  CompletableResultCode flush() {
    CompletableResultCode flush = new CompletableResultCode();
    synchronized (waiting) {
      if (waiting.isEmpty()) {
        return flush.succeed();
      }
      flushes.add(flush);
      waiting.notifyAll();
    }
    return flush;
  }

  /** Sends what waits, for a short while; the rest is lost. */
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
    giveUp();
  }

  private void giveUp() {
    List<T> unsent;
    synchronized (waiting) {
      unsent = new ArrayList<>(waiting);
      waiting.clear();
      flushes.forEach(CompletableResultCode::fail);
      flushes.clear();
    }
    if (!unsent.isEmpty()) {
      route.lost(unsent);
    }
  }

  private void run() {
    try {
      List<T> batch = next();
      while (!batch.isEmpty()) {
        send(batch);
        remove(batch.size());
        batch = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next batch, which still counts as waiting; empty: there will be none. */
  private List<T> next() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty() && !stopping) {
        waiting.wait();
      }
      linger();
      List<T> batch = new ArrayList<>();
      int size = 0;
      for (T item : waiting) {
        size += bytes.applyAsInt(item);
        if (batch.size() == BATCH_ITEMS || (!batch.isEmpty() && size > BATCH_BYTES)) {
          break;
        }
        batch.add(item);
      }
      return batch;
    }
  }

  /** Each request to the server costs more than an item in it. */
  private void linger() throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lingerMillis);
    for (long left = lingerMillis; left > 0 && mayWait(); ) {
      waiting.wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    }
  }

  private boolean mayWait() {
    return !stopping
        && flushes.isEmpty()
        && waitingBytes < BATCH_BYTES
        && waiting.size() < BATCH_ITEMS;
  }

  private void send(List<T> batch) throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    Outcome outcome = attempt(batch);
    boolean wasAway = false;
    while (outcome == Outcome.AWAY || outcome == Outcome.BARRED) {
      if (!wasAway) {
        ProbeLog.warn("server-away", "what is recorded waits, up to 16 MB of each kind");
      }
      wasAway = true;
      pauseFor(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      outcome = attempt(batch);
    }
    if (outcome == Outcome.REFUSED) {
      route.lost(batch);
    }
    if (wasAway) {
      ProbeLog.warn("server-returned", "what waited is being sent");
      route.serverReturned();
    }
  }

  private Outcome attempt(List<T> batch) {
    CompletableResultCode result = route.send(batch);
    result.join(ATTEMPT_SECONDS, TimeUnit.SECONDS);
    if (result.isSuccess()) {
      return Outcome.TAKEN;
    }
    Throwable failure = result.getFailureThrowable();
    Outcome outcome = Outcome.of(failure);
    if (outcome == Outcome.BARRED || outcome == Outcome.REFUSED) {
      ProbeLog.warn("server-refuses", Outcome.status(failure));
    }
    return outcome;
  }

  // While stopping every failure is final: the process waits for nobody.
  private void pauseFor(long millis) throws InterruptedException {
    synchronized (waiting) {
      if (stopping) {
        throw new InterruptedException();
      }
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      for (long left = millis; left > 0 && !stopping; ) {
        waiting.wait(left);
        left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      }
    }
  }

  private void remove(int sent) {
    synchronized (waiting) {
      for (int i = 0; i < sent && !waiting.isEmpty(); i++) {
        waitingBytes -= bytes.applyAsInt(waiting.remove());
      }
      if (waiting.isEmpty()) {
        flushes.forEach(CompletableResultCode::succeed);
        flushes.clear();
      }
    }
  }
}
