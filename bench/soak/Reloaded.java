/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

/** A class that is loaded anew all the time, each time by a loader of its own. */
public final class Reloaded implements Plugin {
  @Override
  public int call(Tally tally, int times) {
    tally.count("bench.Reloaded#call");
    int sum = 0;
    for (int i = 0; i < times; i++) {
      sum += step(tally, i);
    }
    return sum;
  }

  private int step(Tally tally, int i) {
    tally.count("bench.Reloaded#step");
    return i * 31;
  }
}
