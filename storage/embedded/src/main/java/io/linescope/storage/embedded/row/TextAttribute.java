/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.row;

import org.jspecify.annotations.Nullable;

/**
 * Finds the value of one key in stored attributes without parsing them: the JSON is written so that
 * the key of an attribute, with its colon, is a text that nothing else in it can be.
 */
public final class TextAttribute {
  private final String key;
  private final String start;

  public TextAttribute(String key) {
    this.key = key;
    this.start = AttributeTexts.key(key) + '"';
  }

  /**
   * Returns the value in the attributes of a span, or in a resource; empty if there is none that is
   * a text.
   */
  public String in(String json) {
    int at = json.indexOf(start);
    if (at < 0) {
      return "";
    }
    int from = at + start.length();
    for (int to = from; json.charAt(to) != '\\'; to++) {
      if (json.charAt(to) == '"') {
        return json.substring(from, to);
      }
    }
    return parsed(json);
  }

  private String parsed(String json) {
    @Nullable String value = SpanRows.attributesOf(json).text(key);
    return value == null ? "" : value;
  }
}
