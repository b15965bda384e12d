/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

/** Says that an order was not placed, and why. */
final class OrderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OrderException(String message, Throwable cause) {
    super(message, cause);
  }
}
