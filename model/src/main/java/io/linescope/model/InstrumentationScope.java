/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

/**
 * The library that made a span.
 *
 * @param name the library's name, empty if not told
 * @param version the library's version, empty if not told
 * @param attributes the scope's attributes
 * @param droppedAttributes how many attributes the sender dropped
 * @param schemaUrl the schema of the spans below, empty if not told
 */
public record InstrumentationScope(
    String name, String version, Attributes attributes, int droppedAttributes, String schemaUrl) {
  public static final InstrumentationScope EMPTY =
      new InstrumentationScope("", "", Attributes.EMPTY, 0, "");
}
