/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.List;

/** A value of OpenTelemetry's {@code AnyValue}: each of its kinds, and no other. */
public sealed interface AttributeValue {

  /** A text. */
  record Text(String value) implements AttributeValue {}

  /** A truth value. */
  record Bool(boolean value) implements AttributeValue {}

  /** A 64-bit integer. */
  record Int(long value) implements AttributeValue {}

  /** A 64-bit floating point number, NaN and infinities included. */
  record Real(double value) implements AttributeValue {}

  /** Raw bytes. */
  record Bytes(ByteArray value) implements AttributeValue {}

  /** An array, whose elements may be of different kinds. */
  record Array(List<AttributeValue> values) implements AttributeValue {
    public Array {
      values = List.copyOf(values);
    }
  }

  /** A list of keys with their values. */
  record KeyValues(Attributes values) implements AttributeValue {}

  /** A value that was sent without a kind. */
  record Empty() implements AttributeValue {}
}
