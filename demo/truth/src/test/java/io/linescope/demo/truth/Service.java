/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.truth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service of the shop as a process, counting. It ends when the test does, however that ends. */
final class Service implements AutoCloseable {
  private static final String LISTENING = "listening ";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String url;
  private final Map<String, String> said;

  private Service(Process process, String url, Map<String, String> said) {
    this.process = process;
    this.url = url;
    this.said = said;
  }

  static Service start(Path jar, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dshop.count=true", "-Dshop.lifeline=true", "-jar", jar.toString()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    Map<String, String> said = new HashMap<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(LISTENING)) {
        drain(out);
        return new Service(process, "http://" + line.substring(LISTENING.length()), said);
      }
      said.put(
          line.substring(0, line.indexOf(' ') + 1).strip(), line.substring(line.indexOf(' ') + 1));
    }
    throw new IOException(jar + ": ended before it listened");
  }

  String url() {
    return url;
  }

  /** What it said after a word at the beginning of a line, before it listened. */
  String said(String word) {
    return said.get(word);
  }

  int send(String method, String path) throws IOException, InterruptedException {
    return exchange(method, path).statusCode();
  }

  String get(String path) throws IOException, InterruptedException {
    return exchange("GET", path).body();
  }

  @Override
  public void close() {
    process.destroy();
  }

  private HttpResponse<String> exchange(String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  /** A full pipe would stop the service. */
  private static void drain(BufferedReader out) {
    Thread thread =
        new Thread(
            () -> {
              try {
                out.lines().forEach(line -> {});
              } catch (UncheckedIOException e) {
                // The process has ended.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
