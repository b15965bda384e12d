/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.testkit;

import io.linescope.model.Span;
import io.linescope.storage.Batch;
import io.linescope.storage.Storage;
import java.util.List;

/** How a contract gets at a store: an empty one before each test. */
public interface StorageContract {
  /** The store under test. May be another object after {@link #append}. */
  Storage storage();

  /** Appends, waits for the acknowledgement, and brings the store into the state to be tested. */
  void append(Batch batch) throws Exception;

  /** Appends spans. */
  default void append(Span... spans) throws Exception {
    append(Batch.ofSpans(List.of(spans)));
  }
}
