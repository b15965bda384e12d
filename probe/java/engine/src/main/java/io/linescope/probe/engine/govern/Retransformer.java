/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.report.ProbeLog;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Has loaded classes woven again. Each time the JVM stops for a moment. One round at a time, since
 * of two that meet in a class the one that began first could win.
 */
public final class Retransformer {
  private static final int AT_ONCE = 100;

  private final Methods methods;
  private final Instrumentation instrumentation;

  public Retransformer(Methods methods, Instrumentation instrumentation) {
    this.methods = methods;
    this.instrumentation = instrumentation;
  }

  /** Weaves the classes of these methods again. */
  void weaveAgain(Collection<Integer> numbers) {
    Set<String> names = new HashSet<>();
    for (int number : numbers) {
      names.add(methods.method(number).className());
    }
    if (!names.isEmpty()) {
      weaveAgain(loaded -> names.contains(loaded.getName()));
    }
  }

  /** Weaves the classes among those loaded that are chosen. */
  public synchronized void weaveAgain(Predicate<Class<?>> chosen) {
    List<Class<?>> group = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (chosen.test(loaded) && instrumentation.isModifiableClass(loaded)) {
        group.add(loaded);
      }
      if (group.size() == AT_ONCE) {
        retransform(group);
        group.clear();
      }
    }
    retransform(group);
  }

  private void retransform(List<Class<?>> group) {
    try {
      if (!group.isEmpty()) {
        instrumentation.retransformClasses(group.toArray(new Class<?>[0]));
      }
    } catch (UnmodifiableClassException | LinkageError e) {
      if (group.size() > 1) {
        group.forEach(one -> retransform(Collections.singletonList(one)));
      } else {
        Counter.CLASSES_FAILED.add(1);
        ProbeLog.warn("class-not-woven", group.get(0).getName() + ": " + e);
      }
    }
  }
}
