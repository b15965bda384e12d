/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.courier;

import com.sun.net.httpserver.HttpServer;
import io.linescope.demo.backstage.Lifeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The courier's office: a plain JDK program, {@code java -jar courier.jar [--port=0]}. */
public final class Courier {
  private static final String PORT = "--port=";

  private Courier() {}

  /** Opens the office and prints where it listens. */
  public static void main(String[] args) throws IOException {
    Lifeline.hold();
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port(args));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/pickups", new PickupHandler(new Dispatcher(new Fleet(new KeyBoard()))));
    server.createContext("/counters", new CountersHandler());
    server.setExecutor(Riders.perRequest());
    server.start();
    System.out.println("listening 127.0.0.1:" + server.getAddress().getPort());
  }

  private static int port(String... args) {
    for (String arg : args) {
      if (arg.startsWith(PORT)) {
        return Integer.parseInt(arg.substring(PORT.length()));
      }
    }
    return 0;
  }
}
