/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/**
 * What methods named by {@code linescope.entry-points}, and {@code run} of threads, call around
 * their body. Never throws.
 */
public final class EntryPoints {
  private static volatile @Nullable EntryPointHook hook;

  /** Names who begins traces; null: nobody. */
  public static void hook(@Nullable EntryPointHook newHook) {
    hook = newHook;
  }

  public static @Nullable Object begin(int methodId, String className, String method) {
    EntryPointHook current = hook;
    if (current == null) {
      return null;
    }
    try {
      return current.begin(methodId, className, method);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return null;
    }
  }

  /** As {@link #begin}, of a thread that may have been started in a request; then it goes on. */
  public static @Nullable Object resume(int methodId, String className, String method) {
    EntryPointHook current = hook;
    if (current == null) {
      return null;
    }
    try {
      return current.resume();
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return null;
    }
  }

  public static void end(@Nullable Object token, @Nullable Throwable error) {
    EntryPointHook current = hook;
    if (current == null || token == null) {
      return;
    }
    try {
      current.end(token, error);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
    }
  }

  private EntryPoints() {}
}
