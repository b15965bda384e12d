/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.demote;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.names.MethodName;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.report.ProbeLog;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the probe out of hot short methods, in few rounds on a thread of low priority: a round
 * deoptimizes the classes it touches.
 */
public final class Demoter {
  private static final int MAX_ROUNDS = 6;
  private static final long PERIOD_MILLIS = 1000;

  /** Calls since the last round from which a method counts as hot. */
  private static final long HOT_CALLS = 50_000;

  private static final long SHORT_NANOS = 2_000;

  private final Methods methods;
  private final Demotions demotions;
  private final Instrumentation instrumentation;
  private final Map<Integer, Load> loads = new HashMap<>();
  private final Thread thread = new Thread(this::run, "linescope-demote");
  private int rounds;
  private volatile boolean stopped;

  /** How often a method was called, and what its timed calls took. */
  private static final class Load {
    long calls;
    long timedCalls;
    long timedNanos;

    boolean isHotAndShort() {
      return calls >= HOT_CALLS && timedCalls > 0 && timedNanos / timedCalls < SHORT_NANOS;
    }
  }

  @SuppressWarnings(
      "ThreadPriorityCheck") // correct at any priority, only more polite at the lowest
  public Demoter(Methods methods, Demotions demotions, Instrumentation instrumentation) {
    this.methods = methods;
    this.demotions = demotions;
    this.instrumentation = instrumentation;
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  public void start() {
    thread.start();
  }

  public void stop() {
    stopped = true;
    thread.interrupt();
  }

  /** Notes what one node of a tree cost. */
  public void note(int method, long calls, long timedCalls, long timedNanos) {
    synchronized (loads) {
      Load load = loads.computeIfAbsent(method, key -> new Load());
      load.calls += calls;
      load.timedCalls += timedCalls;
      load.timedNanos += timedNanos;
    }
  }

  private void run() {
    while (!stopped && rounds < MAX_ROUNDS) {
      try {
        Thread.sleep(PERIOD_MILLIS);
        demote(takeHotAndShort());
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        Counter.INTERNAL_ERRORS.add(1);
      }
    }
  }

  private List<Integer> takeHotAndShort() {
    List<Integer> hot = new ArrayList<>();
    synchronized (loads) {
      loads.forEach(
          (method, load) -> {
            if (load.isHotAndShort() && !demotions.isDemoted(method)) {
              hot.add(method);
            }
          });
      loads.keySet().removeAll(hot);
    }
    return hot;
  }

  private void demote(List<Integer> hot) {
    if (hot.isEmpty()) {
      return;
    }
    Set<String> classes = new HashSet<>();
    for (int number : hot) {
      MethodName method = methods.method(number);
      demotions.demote(number, method.className(), method.name() + method.descriptor());
      classes.add(method.className());
    }
    rounds++;
    Counter.DEMOTION_ROUNDS.add(1);
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (classes.contains(loaded.getName()) && instrumentation.isModifiableClass(loaded)) {
        retransform(loaded);
      }
    }
    demotions.save();
  }

  private void retransform(Class<?> loaded) {
    try {
      instrumentation.retransformClasses(loaded);
    } catch (UnmodifiableClassException | LinkageError e) {
      Counter.CLASSES_FAILED.add(1);
      ProbeLog.warn("class-not-woven", loaded.getName() + ": " + e);
    }
  }
}
