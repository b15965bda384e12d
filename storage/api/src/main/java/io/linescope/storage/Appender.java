/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import java.util.concurrent.CompletableFuture;

/** Takes what was recorded. */
public interface Appender {
  /**
   * Stores a batch whole.
   *
   * <p>When the future completes normally, everything in the batch MUST survive the death of the
   * process and the machine's restart, and MUST be found by every question asked afterwards.
   *
   * <p>The store MUST keep each item once however often it is appended: a span by (trace, span), a
   * call tree part by (trace, span, instance, sequence), a method name by (instance, epoch,
   * number). Which of two different spans with the same key is kept is not defined.
   *
   * <p>A store that cannot take more for now MUST complete the future with {@link
   * OverloadedException} without keeping any of the batch. A batch that failed otherwise MAY have
   * been kept.
   */
  CompletableFuture<Void> append(Batch batch);
}
