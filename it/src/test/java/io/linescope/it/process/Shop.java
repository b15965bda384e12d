/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The services of the demo under the probe, without its traffic. */
public final class Shop implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Deque<Application> services = new ArrayDeque<>();
  private final String server;
  private final Path state;
  private final JavaHome java;
  private String url = "";

  private Shop(ServerProcess server, Path state, JavaHome java) {
    this.server = server.url();
    this.state = state;
    this.java = java;
  }

  /** Starts them from the back. */
  public static Shop open(ServerProcess server, Path state, JavaHome java) throws Exception {
    Shop shop = new Shop(server, state, java);
    try {
      Application courier = shop.start("courier");
      Application stock = shop.start("stock", "--courier.url=http://" + said(courier, "listening"));
      Application front =
          shop.start(
              "shop",
              "--stock.url=http://" + said(stock, "listening"),
              "--stock.levels=" + said(stock, "levels"),
              "--stock.reviews=" + said(stock, "reviews"));
      shop.url = "http://" + said(front, "listening");
      return shop;
    } catch (Exception | AssertionError e) {
      shop.close();
      throw e;
    }
  }

  private Application start(String name, String... arguments) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-Dlinescope.endpoint=" + server,
                "-Dlinescope.service=" + name,
                "-Dlinescope.state=" + state));
    options.addAll(
        List.of("-jar", Distribution.home().resolve("demo/" + name + ".jar").toString()));
    options.addAll(List.of(arguments));
    Application service = Application.underProbe(java, options);
    services.push(service);
    return service;
  }

  private static String said(Application service, String word) {
    String start = word + " ";
    return service.output().await(line -> line.startsWith(start), START).substring(start.length());
  }

  /** Sends a request to the front; returns the status of the answer. */
  public int send(String method, String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() throws InterruptedException {
    for (Application service : services) {
      service.close();
    }
  }
}
