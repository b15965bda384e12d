/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.Resource;
import java.util.List;

/** Answers: which processes are there, and what are they? */
public interface ServiceInstances {
  /**
   * Returns the instances whose first and last span have the scope, or a part of it, between them;
   * by environment, service and instance. Which spans are the first and the last MAY be told from
   * the scope and what lies around it, or from all that is stored.
   */
  List<Instance> instances(Scope scope);

  /**
   * A process, or several that did not tell themselves apart.
   *
   * @param environment its {@code deployment.environment.name}, empty if it told none
   * @param service its {@code service.name}
   * @param instance its {@code service.instance.id}, empty if it told none
   * @param firstSeenUnixNanos the start of its first span
   * @param lastSeenUnixNanos the start of its last span
   * @param resource all that it told of itself with the last of its spans
   */
  record Instance(
      String environment,
      String service,
      String instance,
      long firstSeenUnixNanos,
      long lastSeenUnixNanos,
      Resource resource) {}
}
