/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

/** What happens to a request. */
public final class Decision {
  private final Level level;
  private final double ratio;
  private final boolean ordered;
  private final boolean chosen;

  Decision(Level level, double ratio, boolean ordered, boolean chosen) {
    this.level = level;
    this.ratio = ratio;
    this.ordered = ordered;
    this.chosen = chosen;
  }

  public Level level() {
    return level;
  }

  /** The share of such requests whose methods are recorded. */
  public double ratio() {
    return ratio;
  }

  /** Whether each call is kept. */
  public boolean isOrdered() {
    return ordered;
  }

  /** Whether somebody asked for this very kind of request: then the budget does not count. */
  public boolean isChosen() {
    return chosen;
  }
}
