/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks bodies up to a limit, so that a small request cannot become a huge message. */
final class Decompression {
  private Decompression() {}

  static byte[] unpack(RequestHeaders headers, byte[] body, int maxBytes)
      throws BadRequestException {
    String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    return switch (encoding) {
      case "identity", "" -> checked(body, maxBytes);
      case "gzip" -> checked(gunzip(body, maxBytes), maxBytes);
      default ->
          throw new BadRequestException(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "content-encoding",
              "content-encoding: " + encoding + " (expected: gzip or identity)");
    };
  }

  private static byte[] gunzip(byte[] body, int maxBytes) throws BadRequestException {
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return unpacked.readNBytes(maxBytes + 1);
    } catch (IOException e) {
      throw new BadRequestException(HttpStatus.BAD_REQUEST, "malformed", "gzip: " + e.getMessage());
    }
  }

  private static byte[] checked(byte[] message, int maxBytes) throws BadRequestException {
    if (message.length > maxBytes) {
      throw new BadRequestException(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "too-large",
          "message: larger than the limit (expected: at most " + maxBytes + " bytes unpacked)");
    }
    return message;
  }
}
