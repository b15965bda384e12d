/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

/** What {@link Reloaded} is to the others, which know none of its many classes by name. */
public interface Plugin {
  /** Calls itself that many times. */
  int call(Tally tally, int times);
}
