/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.linescope.wire.MalformedException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one message from OTLP's JSON. */
final class JsonReader {
  /** As deep as protobuf's own parser follows. */
  private static final int MAX_DEPTH = 100;

  private static final Map<Descriptor, Map<String, FieldDescriptor>> FIELDS =
      new ConcurrentHashMap<>();

  private final JsonParser json;
  private int depth;

  JsonReader(JsonParser json) {
    this.json = json;
  }

  void read(Message.Builder message) throws IOException, MalformedException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw MalformedException.of("body", "no JSON object", "a JSON object");
    }
    readFields(message);
    if (json.nextToken() != null) {
      throw MalformedException.of("body", "more after the JSON object", "nothing after it");
    }
  }

  private void readFields(Message.Builder message) throws IOException, MalformedException {
    if (++depth > MAX_DEPTH) {
      throw MalformedException.of("nesting", depth, "at most " + MAX_DEPTH);
    }
    Map<String, FieldDescriptor> fields = fields(message.getDescriptorForType());
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      FieldDescriptor field = fields.get(json.currentName());
      json.nextToken();
      if (field == null) {
        json.skipChildren();
      } else if (json.currentToken() != JsonToken.VALUE_NULL) {
        readField(message, field);
      }
    }
    depth--;
  }

  private void readField(Message.Builder message, FieldDescriptor field)
      throws IOException, MalformedException {
    if (!field.isRepeated()) {
      message.setField(field, readValue(message, field));
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected(field, "an array");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      message.addRepeatedField(field, readValue(message, field));
    }
  }

  private Object readValue(Message.Builder message, FieldDescriptor field)
      throws IOException, MalformedException {
    return switch (field.getType()) {
      case MESSAGE -> readMessage(message, field);
      case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(numbers(field).int32());
      case STRING -> readText(field, "a text");
      case BOOL -> readBool(field);
      case BYTES -> readBytes(field);
      case DOUBLE -> numbers(field).real();
      case FLOAT -> (float) numbers(field).real();
      case INT64, SINT64, SFIXED64 -> numbers(field).int64();
      case UINT64, FIXED64 -> numbers(field).uint64();
      case UINT32, FIXED32 -> numbers(field).uint32();
      case INT32, SINT32, SFIXED32 -> numbers(field).int32();
      case GROUP -> throw unexpected(field, "a kind that proto3 has");
    };
  }

  private Message readMessage(Message.Builder message, FieldDescriptor field)
      throws IOException, MalformedException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected(field, "an object");
    }
    Message.Builder nested = message.newBuilderForField(field);
    readFields(nested);
    return nested.build();
  }

  private boolean readBool(FieldDescriptor field) throws IOException, MalformedException {
    if (!json.currentToken().isBoolean()) {
      throw unexpected(field, "true or false");
    }
    return json.getBooleanValue();
  }

  private ByteString readBytes(FieldDescriptor field) throws IOException, MalformedException {
    return OtlpJson.isHex(field)
        ? JsonBytes.hex(field, readText(field, "hexadecimal digits"))
        : JsonBytes.base64(field, readText(field, "base64"));
  }

  private String readText(FieldDescriptor field, String expected)
      throws IOException, MalformedException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected(field, expected);
    }
    return json.getText();
  }

  private JsonNumber numbers(FieldDescriptor field) throws IOException, MalformedException {
    JsonToken token = json.currentToken();
    if (!token.isNumeric() && (token != JsonToken.VALUE_STRING || isEnum(field))) {
      throw unexpected(field, "a number");
    }
    return new JsonNumber(field.getJsonName(), json.getText());
  }

  private static boolean isEnum(FieldDescriptor field) {
    return field.getType() == FieldDescriptor.Type.ENUM;
  }

  private MalformedException unexpected(FieldDescriptor field, String expected) throws IOException {
    return MalformedException.of(field.getJsonName(), json.getText(), expected);
  }

  private static Map<String, FieldDescriptor> fields(Descriptor descriptor) {
    return FIELDS.computeIfAbsent(
        descriptor,
        type ->
            type.getFields().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        FieldDescriptor::getJsonName, Function.identity())));
  }
}
