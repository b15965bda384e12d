/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import io.linescope.storage.Appender;
import io.linescope.storage.Batch;
import io.linescope.storage.OverloadedException;
import io.linescope.storage.embedded.duck.Database;
import io.linescope.storage.embedded.part.HotTable;
import io.linescope.storage.embedded.row.SpanRow;
import io.linescope.storage.embedded.row.SpanRows;
import io.linescope.storage.embedded.wal.Entry;
import io.linescope.storage.embedded.wal.WriteAheadLog;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes batches durable, many with one sync, and then visible.
 *
 * <p>Senders encode and compress on their own threads and queue the result. One thread takes all
 * that waits, writes it to the log, syncs once, adds it to the hot table and completes the futures:
 * the more senders, the more batches share a sync.
 */
final class LogWriter implements Appender {
  private static final int MAX_GROUP = 1024;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final long IDLE_MILLIS = 500;
  private static final long BEHIND_MILLIS = 10;

  /** A table is full when it takes this share of what all unsealed ones may take. */
  private static final int TABLES = 3;

  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final EmbeddedSettings settings;
  private final WriteAheadLog log;
  private final Database database;
  private final Parts parts;
  private final SealQueue seals;
  private final Figures figures;
  private final Thread thread;
  private HotTable hot;
  private volatile boolean closed;

  /** About how many bytes of the heap take the tables that are not sealed yet. */
  private volatile long unsealedBytes;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Waiting(Entry entry, byte[] frame, long weight, CompletableFuture<Void> stored) {}

  LogWriter(
      EmbeddedSettings settings,
      WriteAheadLog log,
      Database database,
      Parts parts,
      HotTable hot,
      SealQueue seals,
      Figures figures) {
    this.settings = settings;
    this.log = log;
    this.database = database;
    this.parts = parts;
    this.hot = hot;
    this.seals = seals;
    this.figures = figures;
    thread = new Thread(this::run, "linescope-log");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public CompletableFuture<Void> append(Batch batch) {
    if (closed) {
      return refused("storage: closing");
    }
    if (batch.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    if (isBehind()) {
      return refused("storage: segments are being written, and memory holds no more until then");
    }
    Entry entry = new Entry(rows(batch), batch.callTrees(), batch.methodNames());
    long weight = entry.weight();
    if (!admit(weight)) {
      return refused("storage: " + queuedBytes + " bytes wait for the disk");
    }
    return enqueue(entry, weight);
  }

  /** What waits will take about as much when it is hot. */
  private boolean isBehind() {
    return unsealedBytes + queuedBytes.get() >= settings.hotBytes();
  }

  private CompletableFuture<Void> refused(String message) {
    figures.batchesRefused.incrementAndGet();
    return CompletableFuture.failedFuture(new OverloadedException(message, RETRY_AFTER));
  }

  /** One that is larger than the limit is let in when it is alone: later it would be no smaller. */
  private boolean admit(long weight) {
    long before = queuedBytes.getAndAdd(weight);
    if (before > 0 && before + weight > settings.queueBytes()) {
      queuedBytes.addAndGet(-weight);
      return false;
    }
    return true;
  }

  private CompletableFuture<Void> enqueue(Entry entry, long weight) {
    try {
      Waiting waiting =
          new Waiting(entry, WriteAheadLog.frame(entry), weight, new CompletableFuture<>());
      queue.add(waiting);
      return waiting.stored;
    } catch (RuntimeException e) {
      queuedBytes.addAndGet(-weight);
      throw e;
    }
  }

  private static List<SpanRow> rows(Batch batch) {
    SpanRows rows = new SpanRows();
    return batch.spans().stream().map(rows::toRow).toList();
  }

  private void run() {
    List<Waiting> group = new ArrayList<>();
    while (!closed || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(isBehind() ? BEHIND_MILLIS : IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          group.add(first);
          queue.drainTo(group, MAX_GROUP);
          store(group);
        }
        sealIfDue();
      } catch (InterruptedException e) {
        closed = true;
      } catch (IOException | SQLException | RuntimeException | OutOfMemoryError e) {
        figures.storingProblem = "storing failed: " + e;
        group.forEach(waiting -> waiting.stored.completeExceptionally(e));
      }
      group.forEach(waiting -> queuedBytes.addAndGet(-waiting.weight));
      group.clear();
    }
  }

  private void store(List<Waiting> group) throws IOException, SQLException {
    log.append(group.stream().map(Waiting::frame).toList());
    figures.logSyncs.incrementAndGet();
    for (Waiting waiting : group) {
      add(hot, waiting.entry, figures);
    }
    figures.storingProblem = null;
    group.forEach(waiting -> waiting.stored.complete(null));
  }

  /** Adds an entry to a hot table, what it already has excepted. */
  static void add(HotTable hot, Entry entry, Figures figures) throws SQLException {
    int spans = hot.addSpans(entry.spans());
    long trees = entry.callTrees().stream().filter(hot::addCallTree).count();
    entry.methodNames().forEach(hot::addMethods);
    hot.addWeight(entry.treeWeight());
    figures.spansStored.addAndGet(spans);
    figures.callTreesStored.addAndGet(trees);
    figures.duplicatesDropped.addAndGet(
        entry.spans().size() - spans + entry.callTrees().size() - trees);
  }

  private void sealIfDue() throws IOException, SQLException {
    if (isDue()) {
      HotTable next = HotTable.create(database, log.sequence() + 1, figures.beyond);
      long coveredLog = log.rotate();
      parts.add(next);
      seals.add(hot, coveredLog);
      hot = next;
    }
    unsealedBytes = hot.weight() + seals.weight();
  }

  private boolean isDue() {
    boolean heavyOrOld =
        hot.weight() >= settings.hotBytes() / TABLES
            || System.nanoTime() - hot.createdNanos() >= settings.sealAge().toNanos();
    return hot.contents().spans() >= settings.sealSpans()
        || log.size() >= settings.sealBytes()
        || (heavyOrOld && !hot.isEmpty());
  }

  long queuedBytes() {
    return queuedBytes.get();
  }

  /** Stores what waits and stops. */
  void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
