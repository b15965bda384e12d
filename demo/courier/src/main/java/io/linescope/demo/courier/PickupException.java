/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

/** Says that nobody will come, and why. */
final class PickupException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PickupException(String message, Throwable cause) {
    super(message, cause);
  }
}
