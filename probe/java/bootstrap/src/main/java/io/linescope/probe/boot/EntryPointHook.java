/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/** Begins a trace at methods that the user named. MUST NOT throw. */
public interface EntryPointHook {
  /** The method begins; what this returns is given back to {@link #end}. */
  @Nullable Object begin(int methodId, String className, String method);

  /**
   * {@code run} of a thread begins, which goes on with what it was started in, if with anything.
   */
  @Nullable Object resume();

  /** The method returned, or ended with the error. */
  void end(@Nullable Object token, @Nullable Throwable error);
}
