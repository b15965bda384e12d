/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.stock;

import java.util.ArrayList;
import java.util.List;

/** Says that the courier failed, with what the courier said itself. */
final class CourierException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ArrayList<String> remoteCauses;

  CourierException(String message, List<String> remoteCauses, Throwable cause) {
    super(message, cause);
    this.remoteCauses = new ArrayList<>(remoteCauses);
  }

  List<String> remoteCauses() {
    return List.copyOf(remoteCauses);
  }
}
