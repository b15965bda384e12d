/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Message;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.linescope.storage.OverloadedException;
import java.util.concurrent.CompletableFuture;

/** OTLP over HTTP for one signal, protobuf and JSON. */
final class HttpReceiver implements HttpService {
  private final Signal signal;
  private final Collector collector;
  private final IngestCounters counters;
  private final Limits limits;

  HttpReceiver(Signal signal, Collector collector, IngestCounters counters, Limits limits) {
    this.signal = signal;
    this.collector = collector;
    this.counters = counters;
    this.limits = limits;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    return HttpResponse.of(
        request
            .aggregate()
            .thenComposeAsync(this::receive, ctx.blockingTaskExecutor())
            .exceptionally(error -> failure(request.headers(), Failures.cause(error))));
  }

  private CompletableFuture<HttpResponse> receive(AggregatedHttpRequest request) {
    try {
      Encoding encoding = Encoding.of(request.headers());
      byte[] body =
          Decompression.unpack(request.headers(), request.content().array(), limits.messageBytes());
      Message message = encoding.read(body, signal.request());
      return collector
          .collect(signal, message)
          .thenApply(response -> respond(HttpStatus.OK, encoding, response));
    } catch (BadRequestException e) {
      return CompletableFuture.completedFuture(refusal(request.headers(), e));
    }
  }

  private HttpResponse failure(RequestHeaders headers, Throwable error) {
    if (error instanceof ContentTooLargeException) {
      return refusal(
          headers,
          new BadRequestException(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", limits.requestTooLarge()));
    }
    if (error instanceof OverloadedException overloaded) {
      return respond(
          ResponseHeaders.builder(HttpStatus.TOO_MANY_REQUESTS)
              .setLong(HttpHeaderNames.RETRY_AFTER, Failures.retryAfterSeconds(overloaded)),
          Encoding.orJson(headers),
          Failures.status(error));
    }
    return respond(
        HttpStatus.SERVICE_UNAVAILABLE, Encoding.orJson(headers), Failures.status(error));
  }

  private HttpResponse refusal(RequestHeaders headers, BadRequestException refusal) {
    counters.failedRequest(signal, refusal.reason());
    return respond(refusal.status(), Encoding.orJson(headers), refusal.body());
  }

  private static HttpResponse respond(HttpStatus status, Encoding encoding, Message message) {
    return respond(ResponseHeaders.builder(status), encoding, message);
  }

  private static HttpResponse respond(
      ResponseHeadersBuilder headers, Encoding encoding, Message message) {
    return HttpResponse.of(
        headers.contentType(encoding.mediaType()).build(), HttpData.wrap(encoding.write(message)));
  }
}
