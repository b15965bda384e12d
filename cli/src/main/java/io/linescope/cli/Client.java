/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Asks a server. */
public final class Client {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int NOT_FOUND = 404;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String server;
  private final @Nullable String password;

  /**
   * @param password the admin's; null: the server asks for none
   */
  Client(String server, @Nullable String password) {
    this.server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    this.password = password;
  }

  /** One that tells nobody who asks. */
  public static Client anonymous(String server) {
    return new Client(server, null);
  }

  /** Returns the JSON document at {@code path}. */
  public String get(String path) throws FailedException {
    return answer(request(path).build());
  }

  /** Returns whatever is answered at {@code path}. */
  public HttpResponse<String> look(String path) throws FailedException {
    return send(request(path).build());
  }

  /** Sends a JSON document and returns the one that answers it. */
  public String post(String path, String document) throws FailedException {
    return answer(
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(document))
            .build());
  }

  String delete(String path) throws FailedException {
    return answer(request(path).DELETE().build());
  }

  private String answer(HttpRequest request) throws FailedException {
    HttpResponse<String> response = send(request);
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    throw new FailedException(
        response.statusCode() == 400 ? ExitCodes.USAGE : ExitCodes.FAILED, problem(response));
  }

  private HttpRequest.Builder request(String path) throws FailedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + path)).timeout(ANSWER);
      return password == null ? request : request.header("authorization", basic(password));
    } catch (IllegalArgumentException e) {
      throw new FailedException(
          ExitCodes.USAGE, "--server: " + server + " (expected: a URL: " + e.getMessage() + ")");
    }
  }

  private static String basic(String password) {
    byte[] pair = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private HttpResponse<String> send(HttpRequest request) throws FailedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new FailedException(
          ExitCodes.NOT_REACHABLE,
          server + ": not reachable (" + e + "); start it with: linescope server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException(ExitCodes.FAILED, "interrupted");
    }
  }

  private static String problem(HttpResponse<String> response) {
    try {
      JsonNode detail = new ObjectMapper().readTree(response.body()).path("detail");
      if (detail.isTextual()) {
        return detail.asText();
      }
    } catch (IOException e) {
      // Not a problem document: the status below says what is known.
      return response.uri() + ": status " + response.statusCode() + ", no problem document";
    }
    return response.uri()
        + ": status "
        + response.statusCode()
        + (response.statusCode() == NOT_FOUND ? " (expected: a Linescope server)" : "");
  }
}
