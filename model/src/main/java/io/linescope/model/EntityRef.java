/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.List;

/**
 * A thing, such as a host or a process, that some of a resource's attributes are about.
 *
 * @param schemaUrl the schema of these attributes, empty if not told
 * @param type what kind of thing
 * @param idKeys the attributes that tell it from others
 * @param descriptionKeys the attributes that only describe it
 */
public record EntityRef(
    String schemaUrl, String type, List<String> idKeys, List<String> descriptionKeys) {
  public EntityRef {
    idKeys = List.copyOf(idKeys);
    descriptionKeys = List.copyOf(descriptionKeys);
  }
}
