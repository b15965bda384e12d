/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.util.Map;
import java.util.TreeMap;

/** What every request calls how often, written from the source of {@link Work}. */
final class Truth {
  private static final String[] WRITTEN = {
    // method, calls, of which end with an exception
    "bench.Soak#request 1 0",
    "bench.Work#run 1 0",
    "bench.Work#descend 31 0",
    "bench.Work#guarded 1 0",
    "bench.Work#risky 50 17",
    "bench.Work#deeper 50 17",
    "bench.Work#refuse 17 17",
    "bench.Work#hot 1000 0",
    "bench.Work#submit 1 0",
    "bench.Work#task 4 0",
    "bench.Reloaded#call 3 0",
    "bench.Reloaded#step 60 0",
  };

  /** What the program itself does not count: where the request begins. */
  private static final String ENTRY = "bench.Soak#request";

  static void print() {
    for (String line : WRITTEN) {
      System.out.println("truth " + line);
    }
  }

  /** Throws if a request called something else than is written. */
  static void check(Tally tally) {
    Map<String, Integer> expected = new TreeMap<>();
    for (String line : WRITTEN) {
      String[] words = line.split(" ");
      expected.put(words[0], Integer.valueOf(words[1]));
    }
    expected.remove(ENTRY);
    if (!tally.calls().equals(expected)) {
      throw new AssertionError("calls: " + tally.calls() + " (expected: " + expected + ")");
    }
  }

  private Truth() {}
}
