/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Requests to somebody's application, each with a trace of its own that is known beforehand: so
 * that what became of each can be told. Cookies are kept, redirections are not followed.
 */
public final class Drive {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final List<String> traceIds = new ArrayList<>();
  private final String url;

  /** Requests to the application at {@code url}, which ends without a slash. */
  public Drive(String url) {
    this.url = url;
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /** With {@code headers} by name and value. */
  public HttpResponse<String> put(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).PUT(HttpRequest.BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** How many requests were sent. */
  public int size() {
    return traceIds.size();
  }

  /**
   * The trees of each request's trace, by its id, as soon as all have one; if some have none, what
   * there is after {@code limit}. A trace of which the server knows nothing is left out.
   */
  public Map<String, List<JsonNode>> trees(ServerProcess server, Duration limit)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    Map<String, List<JsonNode>> trees = new LinkedHashMap<>();
    for (String id : traceIds) {
      HttpResponse<String> answer = server.page("/api/v1/traces/" + id + "/tree");
      while (lacksTrees(answer) && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(100);
        answer = server.page("/api/v1/traces/" + id + "/tree");
      }
      if (answer.statusCode() != NOT_FOUND) {
        List<JsonNode> ofTrace = new ArrayList<>();
        JSON.readTree(answer.body()).path("trees").forEach(ofTrace::add);
        trees.put(id, ofTrace);
      }
    }
    return trees;
  }

  private static boolean lacksTrees(HttpResponse<String> answer) throws IOException {
    return answer.statusCode() == NOT_FOUND || JSON.readTree(answer.body()).path("trees").isEmpty();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    String traceId = UUID.randomUUID().toString().replace("-", "");
    request.header("traceparent", "00-" + traceId + "-1000000000000001-01");
    traceIds.add(traceId);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
