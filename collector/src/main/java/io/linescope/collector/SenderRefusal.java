/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.rpc.Code;
import com.google.rpc.Status;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Tells a sender of OTLP, in its own protocol, that nothing of its request was taken. */
public final class SenderRefusal {
  private SenderRefusal() {}

  /** Returns the answer, or null if the request is none of OTLP's. */
  public static @Nullable HttpResponse of(
      RequestHeaders headers, HttpStatus status, String message) {
    if (isGrpc(headers)) {
      return grpc(Failures.status(code(status), message)).toHttpResponse();
    }
    return Signal.ofPath(headers.path()) == null ? null : http(headers, status, message);
  }

  /** Returns the answer to a request that ended with this error: when to come again, if at all. */
  static HttpResponse of(RequestHeaders headers, Throwable error) {
    return answer(headers, error).toHttpResponse();
  }

  static AggregatedHttpResponse answer(RequestHeaders headers, Throwable error) {
    Status status = Failures.status(error);
    if (isGrpc(headers)) {
      return grpc(status);
    }
    Encoding encoding = Encoding.orJson(headers);
    ResponseHeadersBuilder head =
        ResponseHeaders.builder(Failures.httpStatus(error)).contentType(encoding.mediaType());
    Duration retryAfter = Failures.retryAfter(error);
    if (retryAfter != null) {
      head.setLong(HttpHeaderNames.RETRY_AFTER, seconds(retryAfter));
    }
    return AggregatedHttpResponse.of(head.build(), HttpData.wrap(encoding.write(status)));
  }

  /** Rounds up to whole seconds: the header has no smaller unit. */
  private static long seconds(Duration delay) {
    return Math.max(1, delay.plusMillis(999).toSeconds());
  }

  static boolean isGrpc(RequestHeaders headers) {
    MediaType sent = headers.contentType();
    return sent != null && sent.subtype().startsWith("grpc");
  }

  /** An answer of gRPC that is all trailers. */
  private static AggregatedHttpResponse grpc(Status status) {
    ResponseHeadersBuilder trailers =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.create("application", "grpc"))
            .setInt("grpc-status", status.getCode())
            .set("grpc-message", percentEncoded(status.getMessage()));
    if (status.getDetailsCount() > 0) {
      trailers.set("grpc-status-details-bin", base64(status.toByteArray()));
    }
    return AggregatedHttpResponse.of(trailers.build());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
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
