/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.util.Map;
import java.util.TreeMap;

/** Counts the calls of one request the plain way. It is not recorded itself. */
public final class Tally {
  private final Map<String, Integer> calls = new TreeMap<>();

  public synchronized void count(String method) {
    calls.merge(method, 1, Integer::sum);
  }

  synchronized Map<String, Integer> calls() {
    return calls;
  }
}
