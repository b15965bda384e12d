/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/** Who reads a request's fragments. Called on recording threads: MUST NOT throw or block. */
public interface TreeReader {
  /** A fragment begins; null: it is not to be recorded. */
  @Nullable FragmentReader begun(FragmentLog fragment);

  /** A fragment is lacking, or lacks its end, since no buffer was free. */
  void buffersExhausted();

  /** The local root span ended. */
  void rootEnded();

  /** Makes readers; the engine. */
  interface Factory {
    /** A request is sampled; null: too many are open, and it gets no tree. */
    @Nullable TreeReader bound(RequestTree tree);
  }
}
