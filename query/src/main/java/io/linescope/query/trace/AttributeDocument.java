/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with its value and the value's type: integers are decimal texts, since JSON readers lose
 * digits beyond 2^53; bytes are hexadecimal; the elements of arrays have empty keys.
 */
record AttributeDocument(String key, String type, @Nullable Object value) {

  static List<AttributeDocument> list(Attributes attributes) {
    return attributes.entries().stream().map(entry -> of(entry.key(), entry.value())).toList();
  }

  private static AttributeDocument of(String key, AttributeValue value) {
    if (value instanceof AttributeValue.Text text) {
      return new AttributeDocument(key, "string", text.value());
    } else if (value instanceof AttributeValue.Bool bool) {
      return new AttributeDocument(key, "bool", bool.value());
    } else if (value instanceof AttributeValue.Int integer) {
      return new AttributeDocument(key, "int", Long.toString(integer.value()));
    } else if (value instanceof AttributeValue.Real real) {
      return new AttributeDocument(key, "double", real.value());
    } else if (value instanceof AttributeValue.Bytes bytes) {
      return new AttributeDocument(key, "bytes", bytes.value().toString());
    } else if (value instanceof AttributeValue.Array array) {
      return new AttributeDocument(
          key, "array", array.values().stream().map(element -> of("", element)).toList());
    } else if (value instanceof AttributeValue.KeyValues nested) {
      return new AttributeDocument(key, "kvlist", list(nested.values()));
    }
    return new AttributeDocument(key, "empty", null);
  }
}
