/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.linescope.model.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The texts that an attribute can look like within {@link AttributesJson}. */
public final class AttributeTexts {
  private AttributeTexts() {}

  /** Returns the text before the value of {@code key}. */
  public static String key(String key) {
    return quoted(key) + ":";
  }

  /**
   * Returns every text of {@code key} with a value whose text form is {@code value}. One of them
   * occurs in the JSON of attributes if and only if they have such an attribute.
   */
  public static List<String> keyWithValue(String key, String value) {
    String start = key(key);
    List<String> texts = new ArrayList<>();
    texts.add(start + quoted(value));
    if (isHex(value)) {
      texts.add(start + "{\"bytes\":" + quoted(value) + "}");
    }
    if (value.equals("NaN") || value.equals("Infinity") || value.equals("-Infinity")) {
      texts.add(start + "{\"double\":" + quoted(value) + "}");
    }
    if (isLiteral(value)) {
      texts.add(start + value + ",");
      texts.add(start + value + "}");
    }
    return texts;
  }

  /**
   * Calls back with each attribute of a stored text and the text form of its value. Takes the
   * attributes of a span, and a resource with its attributes inside. Arrays and nested keys, which
   * cannot be asked for, are left out.
   */
  public static void forEach(String json, BiConsumer<String, String> action) {
    SpanRows.attributesOf(json)
        .forEach(
            entry -> {
              String text = textForm(entry.value());
              if (text != null) {
                action.accept(entry.key(), text);
              }
            });
  }

  private static @Nullable String textForm(AttributeValue value) {
    if (value instanceof AttributeValue.Text text) {
      return text.value();
    }
    if (value instanceof AttributeValue.Int integer) {
      return Long.toString(integer.value());
    }
    if (value instanceof AttributeValue.Real real) {
      return Double.toString(real.value());
    }
    if (value instanceof AttributeValue.Bool bool) {
      return Boolean.toString(bool.value());
    }
    return value instanceof AttributeValue.Bytes bytes ? bytes.value().toString() : null;
  }

  private static boolean isHex(String value) {
    return value.length() % 2 == 0
        && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static boolean isLiteral(String value) {
    return value.equals("true")
        || value.equals("false")
        || (!value.isEmpty()
            && value.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0));
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
