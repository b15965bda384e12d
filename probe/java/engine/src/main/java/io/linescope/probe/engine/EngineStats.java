/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import io.linescope.probe.boot.Counter;
import java.util.Map;
import java.util.TreeMap;

/** The probe's own counters at one moment. */
public final class EngineStats {
  private final Map<String, Long> counters = new TreeMap<>();

  EngineStats() {
    for (Counter counter : Counter.values()) {
      counters.put(counter.slug(), counter.get());
    }
  }

  /** Returns each counter by its slug. */
  public Map<String, Long> counters() {
    return new TreeMap<>(counters);
  }

  @Override
  public String toString() {
    return counters.toString();
  }
}
