/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

/** How deep requests are recorded; the numbers are those of {@code linescope.v1.Level}. */
public enum Level {
  UNSPECIFIED,
  OFF,
  SPANS,
  METHODS;

  private static final Level[] ALL = values();

  /** Unspecified if the number means nothing here. */
  static Level of(long number) {
    return number >= 0 && number < ALL.length ? ALL[(int) number] : UNSPECIFIED;
  }
}
