/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import java.util.ArrayList;
import java.util.List;

/** Says that the stock failed, with what the stock and those behind it said. */
final class StockException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ArrayList<String> remoteCauses;

  StockException(String message, List<String> remoteCauses, Throwable cause) {
    super(message, cause);
    this.remoteCauses = new ArrayList<>(remoteCauses);
  }

  List<String> remoteCauses() {
    return List.copyOf(remoteCauses);
  }
}
