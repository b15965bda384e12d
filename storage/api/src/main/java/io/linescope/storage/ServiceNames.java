/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers: which services are there, and what do they do? */
public interface ServiceNames {
  /** Returns the services that have spans, by name, then environment. */
  List<Service> services();

  /**
   * Returns the names of the service's spans in alphabetical order; empty if there is none.
   *
   * @param environment of this environment only; null: of all
   */
  List<String> operations(String service, @Nullable String environment);

  /**
   * A service in an environment.
   *
   * @param environment its {@code deployment.environment.name}, empty if it told none
   * @param name its name
   * @param spans how many spans it has
   * @param lastSeenUnixNanos the start of its newest span
   */
  record Service(String environment, String name, long spans, long lastSeenUnixNanos) {}
}
