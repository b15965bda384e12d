/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.linescope.wire.MalformedException;
import java.util.Base64;
import java.util.HexFormat;

/** Bytes that stand in JSON as text. */
final class JsonBytes {
  private JsonBytes() {}

  static ByteString hex(FieldDescriptor field, String text) throws MalformedException {
    try {
      return ByteString.copyFrom(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw MalformedException.of(field.getJsonName(), text, "hexadecimal digits");
    }
  }

  /** Takes both alphabets, with and without padding, as protobuf's JSON does. */
  static ByteString base64(FieldDescriptor field, String text) throws MalformedException {
    try {
      String standard = text.replace('-', '+').replace('_', '/');
      return ByteString.copyFrom(Base64.getDecoder().decode(standard));
    } catch (IllegalArgumentException e) {
      throw MalformedException.of(field.getJsonName(), text, "base64");
    }
  }
}
