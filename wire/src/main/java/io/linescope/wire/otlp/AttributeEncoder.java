/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import com.google.protobuf.ByteString;
import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.ArrayList;
import java.util.List;

/** Writes OTLP's keys and values. */
final class AttributeEncoder {
  private AttributeEncoder() {}

  static List<KeyValue> keyValues(Attributes attributes) {
    List<KeyValue> keyValues = new ArrayList<>(attributes.size());
    for (Attributes.Entry entry : attributes) {
      keyValues.add(
          KeyValue.newBuilder().setKey(entry.key()).setValue(anyValue(entry.value())).build());
    }
    return keyValues;
  }

  static AnyValue anyValue(AttributeValue value) {
    AnyValue.Builder any = AnyValue.newBuilder();
    if (value instanceof AttributeValue.Text text) {
      any.setStringValue(text.value());
    } else if (value instanceof AttributeValue.Bool bool) {
      any.setBoolValue(bool.value());
    } else if (value instanceof AttributeValue.Int integer) {
      any.setIntValue(integer.value());
    } else if (value instanceof AttributeValue.Real real) {
      any.setDoubleValue(real.value());
    } else if (value instanceof AttributeValue.Bytes bytes) {
      any.setBytesValue(ByteString.copyFrom(bytes.value().toArray()));
    } else if (value instanceof AttributeValue.Array array) {
      any.setArrayValue(arrayValue(array));
    } else if (value instanceof AttributeValue.KeyValues nested) {
      any.setKvlistValue(KeyValueList.newBuilder().addAllValues(keyValues(nested.values())));
    }
    return any.build();
  }

  private static ArrayValue arrayValue(AttributeValue.Array array) {
    ArrayValue.Builder values = ArrayValue.newBuilder();
    array.values().forEach(element -> values.addValues(anyValue(element)));
    return values.build();
  }
}
