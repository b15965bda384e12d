/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Writes and reads documents: records whose components are the keys, in their order. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Reads a document; one with an unknown key is refused, as a misspelt one says nothing. */
  static <T> T read(byte[] body, Class<T> type) throws ProblemException {
    try {
      T document = MAPPER.readValue(body, type);
      if (document != null) {
        return document;
      }
      throw ProblemException.badParameter("body", "null", "a JSON object");
    } catch (JsonProcessingException e) {
      throw ProblemException.badParameter(
          "body",
          String.valueOf(e.getOriginalMessage()),
          "the document that the description names");
    } catch (IOException e) {
      throw new AssertionError("bytes in memory cannot fail", e);
    }
  }

  public static byte[] write(Object document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new AssertionError(document.getClass() + " is no document", e);
    }
  }
}
