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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Seals full hot tables in the background, strictly in order: a log file goes only when it and all
 * earlier ones are in segments. A table that cannot be sealed stays, and is tried again with the
 * next.
 */
final class SealQueue {
  private final ConcurrentLinkedDeque<Full> waiting = new ConcurrentLinkedDeque<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "linescope-seal");
            made.setDaemon(true);
            return made;
          });
  private final Sealer sealer;
  private final Parts parts;
  private final WriteAheadLog log;
  private final Figures figures;

  private record Full(HotTable table, long coveredLog) {}

  SealQueue(Sealer sealer, Parts parts, WriteAheadLog log, Figures figures) {
    this.sealer = sealer;
    this.parts = parts;
    this.log = log;
    this.figures = figures;
  }

  void add(HotTable table, long coveredLog) {
    waiting.add(new Full(table, coveredLog));
    thread.execute(this::sealWaiting);
  }

  private void sealWaiting() {
    for (Full full = waiting.peek(); full != null; full = waiting.peek()) {
      try {
        Segment segment = sealer.seal(full.table, full.coveredLog);
        parts.replace(full.table, segment);
        log.deleteUpTo(full.coveredLog);
        figures.segmentsSealed.incrementAndGet();
        figures.problem = null;
        waiting.remove();
      } catch (IOException | SQLException | RuntimeException e) {
        figures.problem = "sealing failed, the log keeps everything: " + e;
        return;
      }
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
