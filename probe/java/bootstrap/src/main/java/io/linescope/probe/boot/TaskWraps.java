/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import org.jspecify.annotations.Nullable;

/**
 * What classes of the JDK call with the tasks that they are given: a task may be wrapped, so that
 * it takes a request along or is one itself. A thread can be its own task. Nothing here throws.
 */
public final class TaskWraps {
  private static volatile @Nullable Wrapper wrapper;

  /** Wraps a task, or returns it as it is. */
  public interface Wrapper {
    /** For a new thread that does nothing else. */
    Runnable inThread(Runnable task);

    /** For a scheduler: the task runs later, perhaps again and again. */
    Runnable scheduled(Runnable task);

    /** A thread is started whose class may do work of its own. */
    void starting(Thread thread);
  }

  /** Names who wraps; null: nobody. */
  public static void wrapper(@Nullable Wrapper newWrapper) {
    wrapper = newWrapper;
  }

  public static @Nullable Runnable inThread(@Nullable Runnable task) {
    Wrapper current = wrapper;
    if (current == null || task == null) {
      return task;
    }
    try {
      return current.inThread(task);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return task;
    }
  }

  public static @Nullable Runnable scheduled(@Nullable Runnable task) {
    Wrapper current = wrapper;
    if (current == null || task == null) {
      return task;
    }
    try {
      return current.scheduled(task);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
      return task;
    }
  }

  public static void starting(Thread thread) {
    Wrapper current = wrapper;
    if (current == null || thread.getClass() == Thread.class) {
      return;
    }
    try {
      current.starting(thread);
    } catch (Throwable e) {
      Counter.INTERNAL_ERRORS.add(1);
    }
  }

  private TaskWraps() {}
}
