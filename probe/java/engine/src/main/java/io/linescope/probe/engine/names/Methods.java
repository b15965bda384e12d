/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.names;

import io.linescope.probe.boot.Event;
import io.linescope.probe.boot.Timing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The methods of this process by number. A number keeps its method as long as the process runs. */
public final class Methods {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<MethodName> methods = new ArrayList<>();

  /** Returns the method's number, a new one if it has none; -1 if there are no more numbers. */
  public synchronized int number(String className, String name, String descriptor) {
    String key = className + '#' + name + descriptor;
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    int number = methods.size();
    if (number >= Event.MAX_METHODS) {
      return -1;
    }
    Timing.ensure(number);
    methods.add(new MethodName(className, name, descriptor));
    numbers.put(key, number);
    return number;
  }

  public synchronized MethodName method(int number) {
    return methods.get(number);
  }
}
