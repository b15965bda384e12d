/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

/** How deep requests are recorded. */
public enum Level {
  /** Not at all. */
  OFF,
  /** Their spans. */
  SPANS,
  /** Their spans and the application's methods. */
  METHODS
}
