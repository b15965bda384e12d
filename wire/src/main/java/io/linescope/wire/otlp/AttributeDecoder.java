/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import io.linescope.model.AttributeValue;
import io.linescope.model.Attributes;
import io.linescope.model.ByteArray;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;

/** Reads OTLP's keys and values. */
final class AttributeDecoder {
  private AttributeDecoder() {}

  static Attributes attributes(List<KeyValue> keyValues) {
    if (keyValues.isEmpty()) {
      return Attributes.EMPTY;
    }
    Attributes.Builder attributes = Attributes.builder();
    for (KeyValue keyValue : keyValues) {
      attributes.put(keyValue.getKey(), value(keyValue.getValue()));
    }
    return attributes.build();
  }

  static AttributeValue value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> new AttributeValue.Text(value.getStringValue());
      case BOOL_VALUE -> new AttributeValue.Bool(value.getBoolValue());
      case INT_VALUE -> new AttributeValue.Int(value.getIntValue());
      case DOUBLE_VALUE -> new AttributeValue.Real(value.getDoubleValue());
      case BYTES_VALUE ->
          new AttributeValue.Bytes(ByteArray.copyOf(value.getBytesValue().toByteArray()));
      case ARRAY_VALUE ->
          new AttributeValue.Array(
              value.getArrayValue().getValuesList().stream().map(AttributeDecoder::value).toList());
      case KVLIST_VALUE ->
          new AttributeValue.KeyValues(attributes(value.getKvlistValue().getValuesList()));
      default -> new AttributeValue.Empty();
    };
  }
}
