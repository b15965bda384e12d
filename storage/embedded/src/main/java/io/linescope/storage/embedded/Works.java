/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded;

import org.jspecify.annotations.Nullable;

/** Is told of each larger piece of work that the store does by itself. Must not throw. */
@FunctionalInterface
public interface Works {
  /** Hears nothing. */
  Works NONE = (name, spans) -> error -> {};

  /**
   * A piece of work begins.
   *
   * @param name {@code replay} or {@code seal}
   * @param spans how many spans it is about, 0 if that is not known yet
   */
  Work begin(String name, long spans);

  /** A piece of work that goes on. */
  @FunctionalInterface
  interface Work {
    /**
     * It is over.
     *
     * @param error why it failed; null: it did not
     */
    void end(@Nullable Throwable error);
  }
}
