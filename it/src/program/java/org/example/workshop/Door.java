/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.example.workshop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small server: each request calls {@code answer} once and {@code step} three times, and is told
 * how many there have been, itself included. A request for {@code /relay} makes one for {@code
 * /relayed}.
 */
public final class Door {
  private static final AtomicInteger REQUESTS = new AtomicInteger();

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", Door::handle);
    server.start();
  }

  private static void handle(HttpExchange exchange) throws IOException {
    answer();
    if (exchange.getRequestURI().getPath().equals("/relay")) {
      relay(exchange.getLocalAddress().getPort());
    }
    byte[] body = Integer.toString(REQUESTS.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void relay(int port) throws IOException {
    URL next = new URL("http://127.0.0.1:" + port + "/relayed");
    try (InputStream answer = next.openStream()) {
      answer.readAllBytes();
    }
  }

  private static int answer() {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += step(i);
    }
    return sum;
  }

  private static int step(int i) {
    return i * 2;
  }

  private Door() {}
}
