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
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/** Answers requests that the HTTP engine cuts off at their limit before a receiver sees them. */
final class TooLargeHandler implements ServerErrorHandler {
  private final IngestCounters counters;
  private final Limits limits;

  TooLargeHandler(IngestCounters counters, Limits limits) {
    this.counters = counters;
    this.limits = limits;
  }

  @Override
  public @Nullable HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
    return null;
  }

  @Override
  public @Nullable AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext context,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    Signal signal = headers == null ? null : Signal.ofPath(headers.path());
    if (headers == null || signal == null || !status.equals(HttpStatus.REQUEST_ENTITY_TOO_LARGE)) {
      return null;
    }
    counters.failedRequest(signal, "too-large");
    if (SenderRefusal.isGrpc(headers)) {
      return SenderRefusal.grpc(Code.RESOURCE_EXHAUSTED, limits.requestTooLarge());
    }
    Encoding encoding = Encoding.orJson(headers);
    return AggregatedHttpResponse.of(
        ResponseHeaders.builder(status).contentType(encoding.mediaType()).build(),
        HttpData.wrap(
            encoding.write(Failures.status(Code.INVALID_ARGUMENT, limits.requestTooLarge()))));
  }
}
