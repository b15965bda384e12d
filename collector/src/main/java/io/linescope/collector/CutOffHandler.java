/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that the HTTP engine cuts off before a receiver sees them: those that are too
 * large, and those that do not arrive in time.
 */
final class CutOffHandler implements ServerErrorHandler {
  private final IngestCounters counters;
  private final Limits limits;

  CutOffHandler(IngestCounters counters, Limits limits) {
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
    if (headers == null || signal == null) {
      return null;
    }
    if (status.equals(HttpStatus.REQUEST_ENTITY_TOO_LARGE)) {
      counters.failedRequest(signal, "too-large");
      return SenderRefusal.answer(
          headers, new BadRequestException(status, "too-large", limits.requestTooLarge()));
    }
    if (cause instanceof RequestTimeoutException) {
      counters.failedRequest(signal, "too-slow");
      return SenderRefusal.answer(headers, cause);
    }
    return null;
  }
}
