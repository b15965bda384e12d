/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.names.MethodName;
import io.linescope.probe.engine.names.MethodPatterns;
import io.linescope.probe.engine.names.Methods;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which methods are not recorded because they are hot and short, and which are never to be so. */
public final class Demotions {
  private final Methods methods;
  private final Memory memory;
  private final Map<Integer, Demoted> demoted = new TreeMap<>();
  private MethodPatterns pinned = new MethodPatterns(Collections.emptyList());
  private volatile int[] numbers = {};

  public Demotions(Methods methods, Memory memory) {
    this.methods = methods;
    this.memory = memory;
  }

  /** Whether a method that is being woven is to be left out: demoted now, or in an earlier run. */
  public synchronized boolean leavesOut(int number) {
    MethodName method = methods.method(number);
    if (isPinned(method)) {
      return false;
    }
    if (!demoted.containsKey(number) && memory.remembers(method)) {
      put(new Demoted(number, 0, 0));
    }
    return demoted.containsKey(number);
  }

  synchronized boolean isDemotable(int number) {
    return !demoted.containsKey(number) && !isPinned(methods.method(number));
  }

  /** From its next weaving on the method is left out. */
  synchronized void demote(Demoted method) {
    put(method);
    memory.remember(methods.method(method.method()));
  }

  private void put(Demoted method) {
    demoted.put(method.method(), method);
    numbers = demoted.keySet().stream().mapToInt(Integer::intValue).toArray();
    Counter.METHODS_DEMOTED.add(1);
  }

  /** From its next weaving on the method is recorded again. */
  synchronized void promote(int number) {
    if (demoted.remove(number) != null) {
      numbers = demoted.keySet().stream().mapToInt(Integer::intValue).toArray();
      memory.forget(methods.method(number));
      Counter.METHODS_PROMOTED.add(1);
    }
  }

  /** Names methods that are never left out; returns those that are at present. */
  synchronized List<Integer> pin(List<String> patterns) {
    pinned = new MethodPatterns(patterns);
    List<Integer> leftOut = new ArrayList<>();
    for (int number : demoted.keySet()) {
      if (isPinned(methods.method(number))) {
        leftOut.add(number);
      }
    }
    return leftOut;
  }

  private boolean isPinned(MethodName method) {
    return pinned.match(method.className(), method.name());
  }

  public synchronized List<String> pinned() {
    return pinned.texts();
  }

  public synchronized Collection<Demoted> all() {
    return new ArrayList<>(demoted.values());
  }

  /** The numbers of all demoted methods. Not to be changed. */
  public int[] numbers() {
    return numbers;
  }

  void save() {
    memory.save();
  }
}
