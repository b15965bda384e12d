/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.linescope.wire.MalformedException;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;

/** The bytes of an event and the checks that all events share. */
final class Bodies {
  private Bodies() {}

  static <M extends Message> M parse(LogRecord log, Parser<M> parser) throws MalformedException {
    AnyValue body = log.getBody();
    if (!body.hasBytesValue()) {
      throw MalformedException.of("body", body.getValueCase(), "BYTES_VALUE");
    }
    try {
      return parser.parseFrom(body.getBytesValue());
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedException("body: " + e.getMessage());
    }
  }

  /** Refuses only what no writer of any version sends: a newer body is read as far as known. */
  static void checkVersion(int version) throws MalformedException {
    if (version < 1) {
      throw MalformedException.of("version", version, "1 or more");
    }
  }

  static long notNegative(String field, long value) throws MalformedException {
    if (value < 0) {
      throw MalformedException.of(field, Long.toUnsignedString(value), "at most " + Long.MAX_VALUE);
    }
    return value;
  }

  static int notNegative(String field, int value) throws MalformedException {
    if (value < 0) {
      throw MalformedException.of(
          field, Integer.toUnsignedString(value), "at most " + Integer.MAX_VALUE);
    }
    return value;
  }
}
