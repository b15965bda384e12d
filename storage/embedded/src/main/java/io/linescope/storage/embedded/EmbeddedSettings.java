/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the embedded store works.
 *
 * @param folder where everything is kept
 * @param sealSpans how many spans the hot table takes before it is sealed, at least 1
 * @param sealBytes how many bytes of log it takes before it is sealed, at least 1
 * @param sealAge how old it may get, positive
 * @param hotBytes how much of the heap hot tables may take, those that wait to be sealed included,
 *     before senders are told to come back
 * @param queueBytes how much of the heap may wait for the disk before they are told so
 * @param memoryLimit what DuckDB may take, in its own words, such as {@code 1GB}
 */
public record EmbeddedSettings(
    Path folder,
    long sealSpans,
    long sealBytes,
    Duration sealAge,
    long hotBytes,
    long queueBytes,
    String memoryLimit) {

  /** More would wait longer than senders do. */
  private static final long MOST_QUEUED = 256L << 20;

  /** Returns those that go with the heap of this process. */
  public static EmbeddedSettings in(Path folder) {
    long heap = Runtime.getRuntime().maxMemory();
    return new EmbeddedSettings(
        folder,
        500_000,
        256L << 20,
        Duration.ofMinutes(10),
        heap / 4,
        Math.min(MOST_QUEUED, heap / 8),
        "1GB");
  }

  public EmbeddedSettings withSealSpans(long spans) {
    return new EmbeddedSettings(
        folder, spans, sealBytes, sealAge, hotBytes, queueBytes, memoryLimit);
  }

  public EmbeddedSettings withHotBytes(long bytes) {
    return new EmbeddedSettings(
        folder, sealSpans, sealBytes, sealAge, bytes, queueBytes, memoryLimit);
  }

  public EmbeddedSettings withQueueBytes(long bytes) {
    return new EmbeddedSettings(
        folder, sealSpans, sealBytes, sealAge, hotBytes, bytes, memoryLimit);
  }

  public EmbeddedSettings {
    if (sealSpans < 1) {
      throw new IllegalArgumentException("sealSpans: " + sealSpans + " (expected: >= 1)");
    }
    if (sealBytes < 1) {
      throw new IllegalArgumentException("sealBytes: " + sealBytes + " (expected: >= 1)");
    }
  }
}
