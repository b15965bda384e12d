/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.Resource;
import io.linescope.wire.MalformedException;

/**
 * The process that sent an event.
 *
 * @param service its {@code service.name}
 * @param instance its {@code service.instance.id}
 */
record Origin(String service, String instance) {

  static Origin of(Resource resource) throws MalformedException {
    return new Origin(
        required(resource, "service.name"), required(resource, "service.instance.id"));
  }

  private static String required(Resource resource, String key) throws MalformedException {
    String value = resource.attributes().text(key);
    if (value == null || value.isEmpty()) {
      throw MalformedException.of(key, "nothing", "a text in the resource");
    }
    return value;
  }
}
