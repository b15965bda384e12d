/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes one message as OTLP's JSON. */
final class JsonWriter {
  private final JsonGenerator json;

  JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Message message) throws IOException {
    json.writeStartObject();
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      json.writeFieldName(field.getKey().getJsonName());
      writeField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
  }

  private void writeField(FieldDescriptor field, Object value) throws IOException {
    if (!field.isRepeated()) {
      writeValue(field, value);
      return;
    }
    json.writeStartArray();
    for (Object element : (List<?>) value) {
      writeValue(field, element);
    }
    json.writeEndArray();
  }

  private void writeValue(FieldDescriptor field, Object value) throws IOException {
    switch (field.getType()) {
      case MESSAGE -> write((Message) value);
      case ENUM -> json.writeNumber(((EnumValueDescriptor) value).getNumber());
      case STRING -> json.writeString((String) value);
      case BOOL -> json.writeBoolean((Boolean) value);
      case BYTES -> writeBytes(field, (ByteString) value);
      case DOUBLE -> writeDouble((Double) value);
      case FLOAT -> writeDouble((Float) value);
      case INT64, SINT64, SFIXED64 -> json.writeString(Long.toString((Long) value));
      case UINT64, FIXED64 -> json.writeString(Long.toUnsignedString((Long) value));
      case UINT32, FIXED32 -> json.writeNumber(Integer.toUnsignedLong((Integer) value));
      case INT32, SINT32, SFIXED32 -> json.writeNumber((Integer) value);
      case GROUP -> throw new AssertionError(field + " is of a kind that proto3 does not have");
    }
  }

  private void writeBytes(FieldDescriptor field, ByteString bytes) throws IOException {
    if (OtlpJson.isHex(field)) {
      json.writeString(HexFormat.of().formatHex(bytes.toByteArray()));
    } else {
      json.writeBinary(bytes.toByteArray());
    }
  }

  /** NaN and infinities are texts: JSON has no numbers for them. */
  private void writeDouble(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeString(Double.toString(value));
    }
  }
}
