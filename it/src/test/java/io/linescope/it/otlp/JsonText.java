/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** OTLP's JSON without the code that is tested, which is not to be its own witness. */
final class JsonText {
  private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  /** Writes as protobuf's own printer does, but ids in hexadecimal. */
  static byte[] write(Message message) throws IOException {
    JsonNode tree = JSON.readTree(JsonFormat.printer().printingEnumsAsInts().print(message));
    changeIds(tree);
    return JSON.writeValueAsBytes(tree);
  }

  private static void changeIds(JsonNode node) {
    node.forEach(JsonText::changeIds);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (IDS.contains(field.getKey())) {
        byte[] id = Base64.getDecoder().decode(field.getValue().textValue());
        ((ObjectNode) node).put(field.getKey(), HexFormat.of().formatHex(id));
      }
    }
  }

  /**
   * Reads what OTLP tells senders to write, strictly. Protobuf's parser would take more, and loses
   * the sign of zero.
   */
  static <B extends Message.Builder> B read(JsonNode object, B message) {
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      FieldDescriptor field =
          message.getDescriptorForType().getFields().stream()
              .filter(each -> each.getJsonName().equals(entry.getKey()))
              .findFirst()
              .orElseThrow(() -> new AssertionError(entry.getKey() + ": no such field in OTLP"));
      if (field.isRepeated()) {
        entry
            .getValue()
            .forEach(each -> message.addRepeatedField(field, read(each, field, message)));
      } else {
        message.setField(field, read(entry.getValue(), field, message));
      }
    }
    return message;
  }

  private static Object read(JsonNode value, FieldDescriptor field, Message.Builder parent) {
    return switch (field.getType()) {
      case MESSAGE -> read(value, parent.newBuilderForField(field)).build();
      case ENUM -> field.getEnumType().findValueByNumber(value.intValue());
      case STRING -> value.textValue();
      case BOOL -> value.booleanValue();
      case BYTES -> readBytes(value.textValue(), field);
      case DOUBLE ->
          value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue();
      case INT64 -> Long.parseLong(value.textValue());
      case FIXED64 -> Long.parseUnsignedLong(value.textValue());
      case UINT32, FIXED32 -> Integer.parseUnsignedInt(value.numberValue().toString());
      default -> throw new AssertionError(field + ": OTLP's traces had no such type");
    };
  }

  private static ByteString readBytes(String text, FieldDescriptor field) {
    return ByteString.copyFrom(
        IDS.contains(field.getJsonName())
            ? HexFormat.of().parseHex(text)
            : Base64.getDecoder().decode(text));
  }
}
