/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import java.util.Map;
import java.util.TreeMap;

/** Counts calls without the probe: what the written truth is confirmed by. */
final class Tally {
  private static final Map<String, Integer> CALLS = new TreeMap<>();

  static synchronized void count(String method) {
    CALLS.merge(method, 1, Integer::sum);
  }

  static synchronized void print() {
    CALLS.forEach((method, calls) -> System.out.println("tally " + method + " " + calls));
  }

  private Tally() {}
}
