/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.linescope.demo.backstage.Counters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /pickups?item=lamp&quantity=2}: books a van. */
final class PickupHandler implements HttpHandler {
  private final Dispatcher dispatcher;

  PickupHandler(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Counters.hit();
    Wish wish = Wish.parse(exchange.getRequestURI().getRawQuery());
    try {
      Pickup pickup = dispatcher.book(wish.item(), wish.quantity());
      answer(exchange, 201, pickup.toJson());
    } catch (PickupException e) {
      Counters.caught(e);
      answer(exchange, 500, failure(e));
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    Counters.hit();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static String failure(PickupException failure) {
    Counters.hit();
    List<String> causes = new ArrayList<>();
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add("\"courier: " + cause.getMessage() + '"');
    }
    return "{\"causes\": " + causes + "}";
  }
}
