/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Stands in for the stock, so that the shop alone is measured: answers at once, always the same. */
public final class Stock {
  public static void main(String[] arguments) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    answer(server, "/reservations", "{\"item\":\"lamp\",\"quantity\":2,\"minutesToPickup\":20}");
    answer(server, "/alternatives", "[\"chair\",\"kettle\",\"piano\"]");
    server.start();
    System.out.println("listening http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpServer server, String path, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    server.createContext(path, exchange -> send(exchange, body));
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Stock() {}
}
