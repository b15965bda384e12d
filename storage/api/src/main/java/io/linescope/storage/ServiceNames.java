/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import java.util.List;

/** Answers: which services are there, and what do they do? */
public interface ServiceNames {
  /** Returns the services that have spans, in alphabetical order. */
  List<Service> services();

  /** Returns the names of the service's spans in alphabetical order; empty if there is none. */
  List<String> operations(String service);

  /**
   * A service.
   *
   * @param name its name
   * @param spans how many spans it has
   * @param lastSeenUnixNanos the start of its newest span
   */
  record Service(String name, long spans, long lastSeenUnixNanos) {}
}
