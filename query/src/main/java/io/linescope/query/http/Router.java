/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which endpoint answers which path. */
public final class Router {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final int LONGEST_BODY = 1 << 16;
  private static final int WORTH_PACKING = 1 << 10;

  private final Map<Way, Endpoint> endpoints = new LinkedHashMap<>();

  /** A method and a path. */
  private record Way(HttpMethod method, String path) {}

  /**
   * Lets {@code endpoint} answer GET requests to {@code path}, in which {@code {x}} is a variable.
   */
  public Router get(String path, Endpoint endpoint) {
    return add(HttpMethod.GET, path, endpoint);
  }

  /** As {@link #get}, for POST. */
  public Router post(String path, Endpoint endpoint) {
    return add(HttpMethod.POST, path, endpoint);
  }

  /** As {@link #get}, for DELETE. */
  public Router delete(String path, Endpoint endpoint) {
    return add(HttpMethod.DELETE, path, endpoint);
  }

  private Router add(HttpMethod method, String path, Endpoint endpoint) {
    endpoints.put(new Way(method, path), endpoint);
    return this;
  }

  /** Each method and path, such as {@code get /api/v1/health}. */
  public Set<String> ways() {
    return endpoints.keySet().stream()
        .map(way -> way.method().name().toLowerCase(Locale.ROOT) + " " + way.path())
        .collect(Collectors.toSet());
  }

  public void register(ServerBuilder server) {
    endpoints.forEach(
        (way, endpoint) ->
            server
                .route()
                .path(way.path())
                .methods(way.method())
                .maxRequestLength(LONGEST_BODY)
                .build(service(endpoint)));
    server.serviceUnder(
        "/api/",
        service(
            question -> {
              throw ProblemException.notFound("nothing answers here; see /api/v1/openapi.json");
            }));
  }

  private static HttpService service(Endpoint endpoint) {
    return (context, request) ->
        HttpResponse.of(
            request
                .aggregate()
                .thenApplyAsync(
                    whole -> answer(endpoint, context, whole), context.blockingTaskExecutor()));
  }

  private static HttpResponse answer(
      Endpoint endpoint, ServiceRequestContext context, AggregatedHttpRequest request) {
    try {
      return respond(endpoint.answer(new Question(context, request)), request.headers());
    } catch (ProblemException problem) {
      return problem.response();
    } catch (RuntimeException e) {
      LOG.warn("{} failed", context.path(), e);
      return ProblemException.internal().response();
    }
  }

  private static HttpResponse respond(Answer answer, RequestHeaders asked) {
    boolean packed =
        answer.body().length >= WORTH_PACKING
            && asked.get(HttpHeaderNames.ACCEPT_ENCODING, "").contains("gzip");
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(answer.status())
            .contentType(MediaType.JSON)
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .set(HttpHeaderNames.VARY, "accept-encoding")
            .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    answer.headers().forEach(headers::add);
    if (packed) {
      headers.set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
    }
    return HttpResponse.of(
        headers.build(), HttpData.wrap(packed ? gzip(answer.body()) : answer.body()));
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a ByteArrayOutputStream has no cause to fail
    }
    return packed.toByteArray();
  }
}
