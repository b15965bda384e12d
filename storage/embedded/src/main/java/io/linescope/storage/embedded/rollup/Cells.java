/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

/** How many cells, each the figures of a minute, may still be made. */
final class Cells {
  private int left;

  Cells(int most) {
    left = most;
  }

  /** Takes one; false if none is left. */
  boolean take() {
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
