/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What produced a span: an instance of a service.
 *
 * @param attributes the resource's attributes
 * @param droppedAttributes how many attributes the sender dropped
 * @param entityRefs the things that the attributes are about
 * @param schemaUrl the schema of the attributes, empty if not told
 */
public record Resource(
    Attributes attributes, int droppedAttributes, List<EntityRef> entityRefs, String schemaUrl) {
  /** The name of a service that did not tell its name. */
  public static final String UNKNOWN_SERVICE = "unknown_service";

  public static final Resource EMPTY = new Resource(Attributes.EMPTY, 0, List.of(), "");

  public Resource {
    entityRefs = List.copyOf(entityRefs);
  }

  /** Returns {@code service.name}, or {@link #UNKNOWN_SERVICE}. */
  public String service() {
    return textOr("service.name", UNKNOWN_SERVICE);
  }

  /** Returns {@code service.instance.id}, or an empty text. */
  public String instance() {
    return textOr("service.instance.id", "");
  }

  /** Returns {@code deployment.environment.name}, or an empty text. */
  public String environment() {
    return textOr("deployment.environment.name", "");
  }

  private String textOr(String key, String otherwise) {
    @Nullable String value = attributes.text(key);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
