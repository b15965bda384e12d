/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server.self;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span for each request to the API, as far as they are let pass; part of its caller's trace. */
final class ApiSpans implements DecoratingHttpServiceFunction {
  private static final int FAILED = 500;

  private final Tracer tracer;
  private final PerSecond sample;

  ApiSpans(Tracer tracer, PerSecond sample) {
    this.tracer = tracer;
    this.sample = sample;
  }

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    if (sample.pass()) {
      Span span = begin(context, request.headers());
      var unused = context.log().whenComplete().thenAccept(log -> end(span, log));
    }
    return next.serve(context, request);
  }

  private Span begin(ServiceRequestContext context, RequestHeaders headers) {
    Context caller =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), headers, HeaderGetter.INSTANCE);
    String route = route(context);
    return tracer
        .spanBuilder(context.method() + " " + route)
        .setSpanKind(SpanKind.SERVER)
        .setParent(caller)
        .setAttribute("http.request.method", context.method().name())
        .setAttribute("http.route", route)
        .setAttribute("url.path", context.path())
        .startSpan();
  }

  /** As the API's description writes it: with variables in braces. */
  private static String route(ServiceRequestContext context) {
    return context.config().route().patternString().replaceAll("/:([^/]+)", "/{$1}");
  }

  private static void end(Span span, RequestLog log) {
    int status = log.responseHeaders().status().code();
    span.setAttribute("http.response.status_code", status);
    if (status >= FAILED || log.responseCause() != null) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  private enum HeaderGetter implements TextMapGetter<RequestHeaders> {
    INSTANCE;

    @Override
    public Iterable<String> keys(RequestHeaders headers) {
      return List.of();
    }

    @Override
    public @Nullable String get(@Nullable RequestHeaders headers, String key) {
      return headers == null ? null : headers.get(key);
    }
  }
}
