/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks bodies within a limit and a share of the room, so that a small request cannot become a
 * huge message, nor many of them too much together.
 */
final class Unpacking {
  private static final int STEP = 1 << 16;
  private static final int GRPC_HEAD = 5;
  private static final String GRPC_ENCODING = "grpc-encoding";

  private final int maxBytes;
  private final Room room;

  Unpacking(int maxBytes, Room room) {
    this.maxBytes = maxBytes;
    this.room = room;
  }

  /** Returns the request as it would be if its sender had not packed it. */
  HttpRequest unpack(RequestHeaders headers, byte[] body, Share share) throws BadRequestException {
    return SenderRefusal.isGrpc(headers)
        ? unpackGrpc(headers, body, share)
        : unpackHttp(headers, body, share);
  }

  private HttpRequest unpackHttp(RequestHeaders headers, byte[] body, Share share)
      throws BadRequestException {
    String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    return switch (encoding) {
      case "identity", "" -> whole(headers, checked(body));
      case "gzip" ->
          whole(
              headers.toBuilder().removeAndThen(HttpHeaderNames.CONTENT_ENCODING).build(),
              gunzip(body, 0, share));
      default ->
          throw new BadRequestException(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "content-encoding",
              "content-encoding: " + encoding + " (expected: gzip or identity)");
    };
  }

  /** A message of gRPC says itself whether it is packed, and how long it is. */
  private HttpRequest unpackGrpc(RequestHeaders headers, byte[] body, Share share)
      throws BadRequestException {
    boolean packed =
        body.length >= GRPC_HEAD
            && body[0] == 1
            && ByteBuffer.wrap(body).getInt(1) == body.length - GRPC_HEAD
            && headers.get(GRPC_ENCODING, "identity").equals("gzip");
    if (!packed) {
      return whole(headers, body); // what is wrong with it, gRPC's own service says
    }
    byte[] message = gunzip(body, GRPC_HEAD, share);
    ByteBuffer frame = ByteBuffer.allocate(GRPC_HEAD + message.length);
    frame.put((byte) 0).putInt(message.length).put(message);
    return whole(headers.toBuilder().removeAndThen(GRPC_ENCODING).build(), frame.array());
  }

  private static HttpRequest whole(RequestHeaders headers, byte[] body) {
    return HttpRequest.of(headers, HttpData.wrap(body));
  }

  private byte[] gunzip(byte[] body, int from, Share share) throws BadRequestException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(body, from, body.length - from), STEP)) {
      byte[] some = in.readNBytes(STEP);
      while (some.length > 0) {
        check(unpacked.size() + some.length, body.length);
        share.take(some.length);
        unpacked.writeBytes(some);
        some = in.readNBytes(STEP);
      }
    } catch (IOException e) {
      throw new BadRequestException(HttpStatus.BAD_REQUEST, "malformed", "gzip: " + e.getMessage());
    }
    share.give(body.length);
    return unpacked.toByteArray();
  }

  private byte[] checked(byte[] message) throws BadRequestException {
    check(message.length, 0);
    return message;
  }

  /** What could never be taken, however quiet the server, is not to come again. */
  private void check(long bytes, long packed) throws BadRequestException {
    if (bytes > maxBytes || bytes + packed > room.bytes()) {
      throw new BadRequestException(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "too-large",
          "message: larger than the limit (expected: at most " + maxBytes + " bytes unpacked)");
    }
  }
}
