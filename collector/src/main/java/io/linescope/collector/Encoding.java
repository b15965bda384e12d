/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import io.linescope.wire.MalformedException;
import io.linescope.wire.otlp.OtlpJson;

/** The two encodings of OTLP over HTTP; a response uses that of its request. */
@SuppressWarnings("ImmutableEnumChecker") // MediaType is immutable, only not marked so.
enum Encoding {
  PROTOBUF(MediaType.create("application", "x-protobuf")),
  JSON(MediaType.create("application", "json"));

  private final MediaType mediaType;

  Encoding(MediaType mediaType) {
    this.mediaType = mediaType;
  }

  static Encoding of(RequestHeaders headers) throws BadRequestException {
    MediaType found = headers.contentType();
    for (Encoding encoding : values()) {
      if (found != null && found.is(encoding.mediaType)) {
        return encoding;
      }
    }
    throw new BadRequestException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "content-type",
        "content-type: "
            + headers.get(HttpHeaderNames.CONTENT_TYPE, "nothing")
            + " (expected: application/x-protobuf or application/json)");
  }

  /** A sender whose own encoding is not known can at least read JSON. */
  static Encoding orJson(RequestHeaders headers) {
    try {
      return of(headers);
    } catch (BadRequestException e) {
      return JSON;
    }
  }

  MediaType mediaType() {
    return mediaType;
  }

  byte[] write(Message message) {
    return this == JSON ? OtlpJson.write(message) : message.toByteArray();
  }

  Message read(byte[] body, Message empty) throws BadRequestException {
    try {
      return this == JSON
          ? OtlpJson.read(body, empty.newBuilderForType()).build()
          : empty.getParserForType().parseFrom(body);
    } catch (MalformedException | InvalidProtocolBufferException e) {
      throw new BadRequestException(
          HttpStatus.BAD_REQUEST, "malformed", String.valueOf(e.getMessage()));
    }
  }
}
