/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

/** Says that nothing was reserved, and why. */
final class ReservationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReservationException(String message, Throwable cause) {
    super(message, cause);
  }
}
