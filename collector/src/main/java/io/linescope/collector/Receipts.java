/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import io.linescope.storage.Batch;
import org.jspecify.annotations.Nullable;

/** Is told of each request whose items were stored, or were not. Must neither block nor throw. */
@FunctionalInterface
public interface Receipts {
  /** Hears nothing. */
  Receipts NONE = (signal, batch, nanos, error) -> {};

  /**
   * A request is answered.
   *
   * @param signal what was sent: {@code traces} or {@code logs}
   * @param batch what was found in it
   * @param nanos how long it took from decoding to the answer
   * @param error why nothing of it was stored; null: it was
   */
  void answered(String signal, Batch batch, long nanos, @Nullable Throwable error);
}
