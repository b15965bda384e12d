/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import io.linescope.storage.embedded.rollup.Beyond;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is counted while the store works. */
final class Figures {
  final AtomicLong spansStored = new AtomicLong();
  final AtomicLong callTreesStored = new AtomicLong();
  final AtomicLong duplicatesDropped = new AtomicLong();
  final AtomicLong batchesRefused = new AtomicLong();
  final AtomicLong logSyncs = new AtomicLong();
  final AtomicLong tornBytesCut = new AtomicLong();
  final AtomicLong segmentsSealed = new AtomicLong();

  /** What the figures of parts have no room for. */
  final Beyond beyond = new Beyond();

  /** What keeps the store from writing right now, null if nothing. */
  volatile @Nullable String storingProblem;

  /** What keeps it from sealing, null if nothing. */
  volatile @Nullable String sealingProblem;
}
