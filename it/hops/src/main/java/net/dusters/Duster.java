/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package net.dusters;

/** Wipes. */
public final class Duster {
  /** Wipes so many pages. */
  public static int wipe(int pages) {
    int strokes = 0;
    for (int page = 0; page < pages; page++) {
      strokes += stroke(page);
    }
    return strokes;
  }

  private static int stroke(int page) {
    return page % 2;
  }

  private Duster() {}
}
