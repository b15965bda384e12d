/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which endpoint answers which path. */
public final class Router {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final MediaType PROBLEM = MediaType.create("application", "problem+json");

  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

  /**
   * Lets {@code endpoint} answer GET requests to {@code path}, in which {@code {x}} is a variable.
   */
  public Router get(String path, Endpoint endpoint) {
    endpoints.put(path, endpoint);
    return this;
  }

  public Set<String> paths() {
    return endpoints.keySet();
  }

  public void register(ServerBuilder server) {
    endpoints.forEach((path, endpoint) -> server.route().get(path).build(service(endpoint)));
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
            CompletableFuture.supplyAsync(
                () -> answer(endpoint, context), context.blockingTaskExecutor()));
  }

  private static HttpResponse answer(Endpoint endpoint, ServiceRequestContext context) {
    try {
      Answer answer = endpoint.answer(new Question(context));
      ResponseHeadersBuilder headers = headers(HttpStatus.OK, MediaType.JSON);
      answer.headers().forEach(headers::add);
      return HttpResponse.of(headers.build(), HttpData.wrap(answer.body()));
    } catch (ProblemException problem) {
      return HttpResponse.of(
          headers(problem.status(), PROBLEM).build(),
          HttpData.wrap(Json.write(problem.document())));
    } catch (RuntimeException e) {
      LOG.warn("{} failed", context.path(), e);
      return failure();
    }
  }

  private static HttpResponse failure() {
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    var problem =
        new ProblemException.Problem(
            "about:blank", status.reasonPhrase(), status.code(), "see the server's log");
    return HttpResponse.of(headers(status, PROBLEM).build(), HttpData.wrap(Json.write(problem)));
  }

  private static ResponseHeadersBuilder headers(HttpStatus status, MediaType type) {
    return ResponseHeaders.builder(status)
        .contentType(type)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
  }
}
