/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example;

import java.util.function.Supplier;

/** An application that calls somebody. */
public final class Caller {
  public static <T> T call(Supplier<T> somebody) {
    return somebody.get();
  }

  private Caller() {}
}
