/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.EntryPoints;
import io.linescope.probe.boot.TaskWraps;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.IdentityHashMap;
import java.util.function.Predicate;

/**
 * Follows tasks that an application gives to a thread of its own, and begins a trace where a
 * scheduler runs one by itself.
 *
 * <p>Tasks of others are left alone: a pool that gets its next thread during a request keeps that
 * thread for all requests.
 */
final class OwnTasks implements TaskWraps.Wrapper {
  private static final String LAMBDA = "$$Lambda";
  private static final int NO_METHOD = -1;

  /** Beyond so many threads that were started and never ran, all are forgotten. */
  private static final int MOST_STARTING = 1_000;

  private final Predicate<Class<?>> isApplications;
  private final boolean jobs;
  private final IdentityHashMap<Thread, Context> starting = new IdentityHashMap<>();

  /**
   * Follows tasks of these classes.
   *
   * @param jobs whether what a scheduler runs begins a trace
   */
  OwnTasks(Predicate<Class<?>> isApplications, boolean jobs) {
    this.isApplications = isApplications;
    this.jobs = jobs;
  }

  @Override
  public Runnable inThread(Runnable task) {
    Context context = Context.current();
    return Span.fromContext(context).getSpanContext().isValid()
            && isApplications.test(task.getClass())
        ? Submissions.placed(context).wrap(task)
        : task;
  }

  @Override
  public Runnable scheduled(Runnable task) {
    return jobs && isApplications.test(task.getClass()) ? new Job(task) : task;
  }

  /** Remembers where a thread that overrides {@code run} was started. */
  @Override
  public void starting(Thread thread) {
    Context context = Context.current();
    if (!Span.fromContext(context).getSpanContext().isValid() || !isItsOwnTask(thread.getClass())) {
      return;
    }
    Context placed = Submissions.placed(context);
    synchronized (starting) {
      if (starting.size() >= MOST_STARTING) {
        starting.clear();
      }
      starting.put(thread, placed);
    }
  }

  private boolean isItsOwnTask(Class<?> type) {
    if (type.getSuperclass() != Thread.class || !isApplications.test(type)) {
      return false;
    }
    try {
      return type.getDeclaredMethod("run") != null;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** Where the current thread was started; null: in no request, or it is told already. */
  Context started() {
    synchronized (starting) {
      return starting.remove(Thread.currentThread());
    }
  }

  /** Each run is a trace of its own, unless the scheduler brings a request's context along. */
  private static final class Job implements Runnable {
    private final Runnable task;
    private final String className;
    private final String method;

    Job(Runnable task) {
      this.task = task;
      String name = task.getClass().getName();
      int lambda = name.indexOf(LAMBDA);
      className = lambda < 0 ? name : name.substring(0, lambda);
      method = lambda < 0 ? "run" : "lambda";
    }

    @Override
    public void run() {
      Object entry = EntryPoints.begin(NO_METHOD, className, method);
      Throwable failure = null;
      try {
        task.run();
      } catch (Throwable e) {
        failure = e;
        throw e;
      } finally {
        EntryPoints.end(entry, failure);
      }
    }

    @Override
    public String toString() {
      return task.toString();
    }
  }
}
