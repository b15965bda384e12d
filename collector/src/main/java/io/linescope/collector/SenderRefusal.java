/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.rpc.Code;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells a sender of OTLP, in its own protocol, that it may not send. */
public final class SenderRefusal {
  private SenderRefusal() {}

  /** Returns the answer, or null if the request is none of OTLP's. */
  public static @Nullable HttpResponse of(
      RequestHeaders headers, HttpStatus status, String message) {
    if (isGrpc(headers)) {
      return grpc(code(status), message).toHttpResponse();
    }
    return Signal.ofPath(headers.path()) == null ? null : http(headers, status, message);
  }

  static boolean isGrpc(RequestHeaders headers) {
    MediaType sent = headers.contentType();
    return sent != null && sent.subtype().startsWith("grpc");
  }

  /** An answer of gRPC that is all trailers. */
  static AggregatedHttpResponse grpc(Code code, String message) {
    return AggregatedHttpResponse.of(
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.create("application", "grpc"))
            .setInt("grpc-status", code.getNumber())
            .set("grpc-message", percentEncoded(message))
            .build());
  }

  private static HttpResponse http(RequestHeaders headers, HttpStatus status, String message) {
    Encoding encoding = Encoding.orJson(headers);
    return HttpResponse.of(
        ResponseHeaders.builder(status).contentType(encoding.mediaType()).build(),
        HttpData.wrap(encoding.write(Failures.status(code(status), message))));
  }

  /** Those of gRPC's own mapping, which a client would apply by itself. */
  private static Code code(HttpStatus status) {
    return switch (status.code()) {
      case 401 -> Code.UNAUTHENTICATED;
      case 403, 421 -> Code.PERMISSION_DENIED;
      case 429 -> Code.UNAVAILABLE;
      default -> Code.UNKNOWN;
    };
  }

  private static String percentEncoded(String message) {
    return URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
