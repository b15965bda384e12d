/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import io.linescope.storage.embedded.part.HotTable;
import io.linescope.storage.embedded.part.Sealer;
import io.linescope.storage.embedded.part.Segment;
import io.linescope.storage.embedded.wal.WriteAheadLog;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Seals full hot tables in the background, strictly in order: a log file goes only when it and all
 * earlier ones are in segments. A table that cannot be sealed stays, and is tried again.
 */
final class SealQueue {
  private static final long RETRY_SECONDS = 5;

  private final ConcurrentLinkedDeque<Full> waiting = new ConcurrentLinkedDeque<>();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread made = new Thread(task, "linescope-seal");
            made.setDaemon(true);
            return made;
          });
  private final Sealer sealer;
  private final Parts parts;
  private final WriteAheadLog log;
  private final Figures figures;
  private final Works works;

  private record Full(HotTable table, long coveredLog) {}

  SealQueue(Sealer sealer, Parts parts, WriteAheadLog log, Figures figures, Works works) {
    this.sealer = sealer;
    this.parts = parts;
    this.log = log;
    this.figures = figures;
    this.works = works;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void add(HotTable table, long coveredLog) {
    waiting.add(new Full(table, coveredLog));
    thread.execute(this::sealWaiting);
  }

  /** About how many bytes of the heap the tables take that wait. */
  long weight() {
    return waiting.stream().mapToLong(full -> full.table.weight()).sum();
  }

  private void sealWaiting() {
    for (Full full = waiting.peek(); full != null; full = waiting.peek()) {
      Works.Work work = works.begin("seal", full.table.contents().spans());
      try {
        seal(full);
        waiting.remove(full);
        work.end(null);
      } catch (IOException | SQLException | RuntimeException e) {
        figures.sealingProblem = "sealing failed, the log keeps everything: " + e;
        work.end(e);
        retryLater();
        return;
      }
    }
  }

  private void seal(Full full) throws IOException, SQLException {
    Segment segment = sealer.seal(full.table, full.coveredLog);
    parts.replace(full.table, segment);
    log.deleteUpTo(full.coveredLog);
    figures.segmentsSealed.incrementAndGet();
    figures.sealingProblem = null;
  }

  private void retryLater() {
    if (!thread.isShutdown()) {
      var unused = thread.schedule(this::sealWaiting, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Lets the current seal end; what still waits is in the log. */
  void close() {
    waiting.clear();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
