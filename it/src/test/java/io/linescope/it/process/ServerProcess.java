/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Linescope server as a child process on free ports. */
public final class ServerProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final Output output;
  private final Output errors;
  private final String url;
  private String authorization = "";

  private ServerProcess(Process process) {
    this.process = process;
    this.output = new Output(process.getInputStream(), "server stdout");
    this.errors = new Output(process.getErrorStream(), "server stderr");
    this.url = output.await(line -> line.startsWith("ready "), START).substring("ready ".length());
  }

  /** A server that was started by other means; waits until it is ready. */
  public static ServerProcess of(Process process) {
    return new ServerProcess(process);
  }

  /** Starts {@code linescope server} on {@code data} and waits until it is ready. */
  public static ServerProcess start(Path data, String... options) throws IOException {
    return startAt(0, data, options);
  }

  /** The same on a port that clients know. */
  public static ServerProcess startAt(int port, Path data, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Distribution.command().toString(), "server", "--data"));
    command.addAll(List.of(data.toString(), "--port", Integer.toString(port)));
    command.addAll(List.of("--otlp-grpc-port", "0", "--otlp-http-port", "0"));
    command.addAll(List.of("--self-spans", "off")); // a test counts its own
    command.addAll(List.of(options));
    return new ServerProcess(new ProcessBuilder(command).start());
  }

  /** Sends this header with each request from now on. */
  public ServerProcess authorize(String header) {
    authorization = header;
    return this;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    return authorization.isEmpty() ? request : request.header("authorization", authorization);
  }

  public String url() {
    return url;
  }

  /** The address on which it said that it listens to {@code protocol}, as {@code HOST:PORT}. */
  public String listening(String protocol) {
    String start = "listening " + protocol + " ";
    return output.await(line -> line.startsWith(start), START).substring(start.length());
  }

  public Output output() {
    return output;
  }

  public Output errors() {
    return errors;
  }

  /** Asks the API; any answer but 200 fails. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + text(response));
    }
    return JSON.readTree(response.body());
  }

  /** The call trees of a service within the last hour, at most 1 000 traces. */
  public List<JsonNode> trees(String service) throws IOException, InterruptedException {
    List<JsonNode> trees = new ArrayList<>();
    for (JsonNode trace : get("/api/v1/traces?limit=1000&since=1h&service=" + service)) {
      String id = trace.path("traceId").asText();
      get("/api/v1/traces/" + id + "/tree").path("trees").forEach(trees::add);
    }
    return trees;
  }

  /**
   * Waits until as many traces begin with an operation, each with as many call trees and all of
   * them complete; returns the documents of their trees.
   */
  public List<JsonNode> awaitTrees(String service, String operation, int traces, int trees)
      throws IOException, InterruptedException {
    String path = "/api/v1/traces?limit=1000&since=1h&service=" + service + "&operation=";
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      List<JsonNode> found = new ArrayList<>();
      for (JsonNode trace : get(path + URLEncoder.encode(operation, StandardCharsets.UTF_8))) {
        found.add(get("/api/v1/traces/" + trace.path("traceId").asText() + "/tree"));
      }
      if (found.size() == traces && found.stream().allMatch(each -> isWhole(each, trees))) {
        return found;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(operation + ": " + found + " (expected: " + traces + " traces)");
      }
      Thread.sleep(100);
    }
  }

  private static boolean isWhole(JsonNode document, int trees) {
    boolean complete = document.path("trees").size() == trees;
    for (JsonNode tree : document.path("trees")) {
      complete &= tree.path("complete").asBoolean();
    }
    return complete;
  }

  /** A figure of {@code /metrics}, all its labels added up; 0 if it is not there. */
  public long figure(String name) throws IOException, InterruptedException {
    return page("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Asks for a page of the UI. */
  public HttpResponse<String> page(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Posts OTLP and returns the answer whatever it is. */
  public HttpResponse<byte[]> post(String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return HTTP.send(
        request(path)
            .header("content-type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Kills without a warning: SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends as a user would, with SIGTERM, and returns the exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("server did not end on SIGTERM:\n" + errors);
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      kill();
    }
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
