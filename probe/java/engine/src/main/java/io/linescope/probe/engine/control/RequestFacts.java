/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import org.jspecify.annotations.Nullable;

/** What is known of a request when it begins. */
public interface RequestFacts {
  /** What it asks for: {@code GET /orders/17}, {@code orders.Orders/find}, a destination. */
  @Nullable String endpoint();

  @Nullable String header(String name);

  @Nullable String baggage(String name);
}
