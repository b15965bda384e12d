/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.linescope.wire.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/**
 * OTLP's JSON: protobuf's JSON with exceptions. Ids are hexadecimal instead of base64, enums are
 * numbers and nothing else, keys are lowerCamelCase and nothing else, unknown keys are skipped.
 *
 * <p>Works on any message by its descriptor, so that one pair of classes serves all signals.
 */
public final class OtlpJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> HEX_FIELDS = Set.of("trace_id", "span_id", "parent_span_id");

  private OtlpJson() {}

  /**
   * Adds what {@code json} says to {@code message}.
   *
   * @throws MalformedException naming the field, or the line and column
   */
  public static <B extends Message.Builder> B read(byte[] json, B message)
      throws MalformedException {
    try (JsonParser parser = JSON.createParser(json)) {
      new JsonReader(parser).read(message);
      return message;
    } catch (JsonProcessingException e) {
      throw new MalformedException("JSON: " + e.getOriginalMessage() + position(e));
    } catch (IOException e) {
      throw new MalformedException("JSON: " + e.getMessage());
    }
  }

  /** Returns {@code message} as UTF-8 text. */
  public static byte[] write(Message message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = JSON.createGenerator(bytes)) {
      new JsonWriter(generator).write(message);
    } catch (IOException e) {
      throw new AssertionError("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  static boolean isHex(FieldDescriptor field) {
    return HEX_FIELDS.contains(field.getName());
  }

  private static String position(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
