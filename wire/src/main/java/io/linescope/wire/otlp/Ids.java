/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import com.google.protobuf.ByteString;
import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import io.linescope.wire.MalformedException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Trace and span ids as OTLP's bytes. */
public final class Ids {
  private static final int SHOWN_BYTES = 24;

  private Ids() {}

  /** Reads sixteen bytes that are not all zero. */
  public static TraceId traceId(String field, ByteString bytes) throws MalformedException {
    if (bytes.size() != 16) {
      throw MalformedException.of(field, shown(bytes), "16 bytes");
    }
    ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
    TraceId id = new TraceId(buffer.getLong(), buffer.getLong());
    if (!id.isValid()) {
      throw MalformedException.of(field, id, "16 bytes, not all zero");
    }
    return id;
  }

  /** Reads eight bytes that are not all zero. */
  public static SpanId spanId(String field, ByteString bytes) throws MalformedException {
    SpanId id = spanIdOrNone(field, bytes);
    if (!id.isValid()) {
      throw MalformedException.of(field, shown(bytes), "8 bytes, not all zero");
    }
    return id;
  }

  /** Reads eight bytes, or none at all. */
  static SpanId spanIdOrNone(String field, ByteString bytes) throws MalformedException {
    if (bytes.isEmpty()) {
      return SpanId.NONE;
    }
    if (bytes.size() != 8) {
      throw MalformedException.of(field, shown(bytes), "8 bytes");
    }
    return new SpanId(bytes.asReadOnlyByteBuffer().getLong());
  }

  public static ByteString bytes(TraceId id) {
    return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(id.high()).putLong(id.low()).flip());
  }

  /** Returns eight bytes, or none for {@link SpanId#NONE}. */
  public static ByteString bytes(SpanId id) {
    return id.isValid()
        ? ByteString.copyFrom(ByteBuffer.allocate(8).putLong(id.value()).flip())
        : ByteString.EMPTY;
  }

  private static String shown(ByteString bytes) {
    if (bytes.isEmpty()) {
      return "nothing";
    }
    ByteString head = bytes.substring(0, Math.min(bytes.size(), SHOWN_BYTES));
    String hex = HexFormat.of().formatHex(head.toByteArray());
    return head.size() == bytes.size() ? hex : hex + "...";
  }
}
