/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

/** Says that no van can go. */
final class NoVanException extends Exception {
  private static final long serialVersionUID = 1;

  NoVanException(String message, Throwable cause) {
    super(message, cause);
  }
}
