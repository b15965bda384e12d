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
 * @param queueBytes how many bytes may wait for the disk before senders are told to come back
 * @param memoryLimit what DuckDB may take, in its own words, such as {@code 1GB}
 */
public record EmbeddedSettings(
    Path folder,
    long sealSpans,
    long sealBytes,
    Duration sealAge,
    long queueBytes,
    String memoryLimit) {

  public static EmbeddedSettings in(Path folder) {
    return new EmbeddedSettings(
        folder, 500_000, 256L << 20, Duration.ofMinutes(10), 64L << 20, "1GB");
  }

  public EmbeddedSettings withSealSpans(long spans) {
    return new EmbeddedSettings(folder, spans, sealBytes, sealAge, queueBytes, memoryLimit);
  }

  public EmbeddedSettings withQueueBytes(long bytes) {
    return new EmbeddedSettings(folder, sealSpans, sealBytes, sealAge, bytes, memoryLimit);
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
