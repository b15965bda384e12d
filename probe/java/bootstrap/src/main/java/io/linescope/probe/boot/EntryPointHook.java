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

  /** The method returned, or ended with the error. */
  void end(@Nullable Object token, @Nullable Throwable error);
}
