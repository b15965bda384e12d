/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What the demo asks the server. */
final class Api {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String server;

  Api(String server) {
    this.server = server;
  }

  /** The traces of an operation, an array of summaries. */
  JsonNode traces(String service, String operation) throws IOException, InterruptedException {
    return get(
        "/api/v1/traces?limit=1000&since=1h&service="
            + service
            + "&operation="
            + URLEncoder.encode(operation, StandardCharsets.UTF_8));
  }

  JsonNode otlp(String traceId) throws IOException, InterruptedException {
    return get("/api/v1/traces/" + traceId + "/otlp");
  }

  JsonNode trees(String traceId) throws IOException, InterruptedException {
    return get("/api/v1/traces/" + traceId + "/tree");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(30)).build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() == 404) {
      return json.createObjectNode();
    }
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": status " + answer.statusCode() + " (expected: 200)");
    }
    return json.readTree(answer.body());
  }
}
