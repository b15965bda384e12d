/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.row;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.linescope.model.ByteArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Attributes as JSON text, without loss.
 *
 * <p>The outer level is an object, so that other programs find {@code "http.route":"/x"} where they
 * expect it. Kinds that JSON has not are wrapped in an object of one field, and no other value is
 * an object:
 *
 * <pre>
 * text     "a"            bytes          {"bytes":"00ff"}
 * integer  1              NaN, infinite  {"double":"NaN"}
 * double   1.0            keys, values   {"kvlist":[["k",1]]}
 * boolean  true           array          [1,"a"]
 * empty    null
 * </pre>
 *
 * A double always has a point or an exponent, an integer never. So a key with its value is found by
 * searching the text, which {@link AttributeTexts} relies on.
 */
final class AttributesJson {
  private AttributesJson() {}

  static void write(JsonGenerator json, Attributes attributes) throws IOException {
    json.writeStartObject();
    for (Attributes.Entry entry : attributes) {
      json.writeFieldName(entry.key());
      writeValue(json, entry.value());
    }
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, AttributeValue value) throws IOException {
    if (value instanceof AttributeValue.Text text) {
      json.writeString(text.value());
    } else if (value instanceof AttributeValue.Int integer) {
      json.writeNumber(integer.value());
    } else if (value instanceof AttributeValue.Bool bool) {
      json.writeBoolean(bool.value());
    } else if (value instanceof AttributeValue.Real real) {
      writeReal(json, real.value());
    } else if (value instanceof AttributeValue.Bytes bytes) {
      writeWrapped(json, "bytes", bytes.value().toString());
    } else if (value instanceof AttributeValue.Array array) {
      json.writeStartArray();
      for (AttributeValue element : array.values()) {
        writeValue(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof AttributeValue.KeyValues keyValues) {
      writeKeyValues(json, keyValues.values());
    } else {
      json.writeNull();
    }
  }

  private static void writeReal(JsonGenerator json, double value) throws IOException {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      writeWrapped(json, "double", Double.toString(value));
    } else {
      json.writeNumber(Double.toString(value));
    }
  }

  private static void writeWrapped(JsonGenerator json, String kind, String value)
      throws IOException {
    json.writeStartObject();
    json.writeStringField(kind, value);
    json.writeEndObject();
  }

  private static void writeKeyValues(JsonGenerator json, Attributes values) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("kvlist");
    for (Attributes.Entry entry : values) {
      json.writeStartArray();
      json.writeString(entry.key());
      writeValue(json, entry.value());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Reads what {@link #write} wrote; the parser stands on the opening brace. */
  static Attributes read(JsonParser json) throws IOException {
    Attributes.Builder attributes = Attributes.builder();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      attributes.put(key, readValue(json));
    }
    return attributes.build();
  }

  private static AttributeValue readValue(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token) {
      case VALUE_STRING -> new AttributeValue.Text(json.getText());
      case VALUE_NUMBER_INT -> new AttributeValue.Int(json.getLongValue());
      case VALUE_NUMBER_FLOAT -> new AttributeValue.Real(Double.parseDouble(json.getText()));
      case VALUE_TRUE -> new AttributeValue.Bool(true);
      case VALUE_FALSE -> new AttributeValue.Bool(false);
      case VALUE_NULL -> new AttributeValue.Empty();
      case START_ARRAY -> new AttributeValue.Array(readElements(json));
      case START_OBJECT -> readWrapped(json);
      default -> throw new IOException("attributes: " + token + " (expected: a value)");
    };
  }

  private static List<AttributeValue> readElements(JsonParser json) throws IOException {
    List<AttributeValue> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(readValue(json));
    }
    return elements;
  }

  private static AttributeValue readWrapped(JsonParser json) throws IOException {
    String kind = json.nextFieldName();
    json.nextToken();
    AttributeValue value =
        switch (kind) {
          case "bytes" ->
              new AttributeValue.Bytes(ByteArray.copyOf(HexFormat.of().parseHex(json.getText())));
          case "double" -> new AttributeValue.Real(Double.parseDouble(json.getText()));
          case "kvlist" -> new AttributeValue.KeyValues(readKeyValues(json));
          default -> throw new IOException("attributes: " + kind + " (expected: a known kind)");
        };
    json.nextToken();
    return value;
  }

  private static Attributes readKeyValues(JsonParser json) throws IOException {
    Attributes.Builder values = Attributes.builder();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      String key = json.nextTextValue();
      json.nextToken();
      values.put(key, readValue(json));
      json.nextToken();
    }
    return values.build();
  }
}
