/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What OpenTelemetry's boot class calls with the context that a task is going to carry. */
public final class TaskHook {
  private static volatile @Nullable UnaryOperator<Object> hook;

  /** Names who may replace the context of a task; null: nobody. */
  public static void hook(@Nullable UnaryOperator<Object> newHook) {
    hook = newHook;
  }

  /** The context that the task carries instead. Never throws. */
  public static Object captured(Object context) {
    UnaryOperator<Object> current = hook;
    if (current == null) {
      return context;
    }
    try {
      return current.apply(context);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return context;
    }
  }

  private TaskHook() {}
}
