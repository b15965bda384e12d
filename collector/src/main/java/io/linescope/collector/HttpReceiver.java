/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Message;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** OTLP over HTTP for one signal, protobuf and JSON. */
final class HttpReceiver implements HttpService {
  private final Signal signal;
  private final Collector collector;
  private final IngestCounters counters;
  private final Executor workers;

  HttpReceiver(Signal signal, Collector collector, IngestCounters counters, Executor workers) {
    this.signal = signal;
    this.collector = collector;
    this.counters = counters;
    this.workers = workers;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    Share share = Intake.share(context);
    return HttpResponse.of(
        request
            .aggregate()
            .thenComposeAsync(whole -> receive(whole, share), workers)
            .exceptionally(error -> SenderRefusal.of(request.headers(), Failures.cause(error))));
  }

  private CompletableFuture<HttpResponse> receive(AggregatedHttpRequest request, Share share) {
    try {
      Encoding encoding = Encoding.of(request.headers());
      Message message = encoding.read(request.content().array(), signal.request());
      return collector
          .collect(signal, message, share)
          .thenApply(response -> respond(encoding, response));
    } catch (BadRequestException e) {
      counters.failedRequest(signal, e.reason());
      return CompletableFuture.failedFuture(e);
    }
  }

  private static HttpResponse respond(Encoding encoding, Message message) {
    ResponseHeaders headers =
        ResponseHeaders.builder(HttpStatus.OK).contentType(encoding.mediaType()).build();
    return HttpResponse.of(headers, HttpData.wrap(encoding.write(message)));
  }
}
