/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ports a server gets: numbers, no longer 0. An OTLP port that is taken is replaced by the main
 * one, on which OTLP is served too.
 */
record Ports(int main, int otlpGrpc, int otlpHttp) {
  private static final int BACKLOG = 1;

  static Ports choose(Settings settings) throws FailedException {
    try (ServerSocket main = bind(settings.bind(), settings.port())) {
      int port = main.getLocalPort();
      return new Ports(
          port,
          orMain("otlp-grpc", settings.bind(), settings.otlpGrpcPort(), port),
          orMain("otlp-http", settings.bind(), settings.otlpHttpPort(), port));
    } catch (IOException e) {
      throw new FailedException(
          ExitCodes.BUSY,
          "port: "
              + settings.port()
              + " is taken by "
              + PortOwner.of(settings.port())
              + " (expected: a free one; choose another with --port)");
    }
  }

  Set<Integer> distinct() {
    Set<Integer> ports = new LinkedHashSet<>();
    ports.add(main);
    ports.add(otlpGrpc);
    ports.add(otlpHttp);
    return ports;
  }

  /** Prints the three lines that scripts wait for. */
  void announce(String bind) {
    String host = host(bind);
    System.out.println("listening otlp-grpc " + host + ":" + otlpGrpc);
    System.out.println("listening otlp-http " + host + ":" + otlpHttp);
    System.out.println("ready http://" + host + ":" + main);
    System.out.flush();
  }

  /** Returns where programs of this machine reach the server. */
  URI localUrl(String bind) throws FailedException {
    try {
      boolean everywhere = InetAddress.getByName(bind).isAnyLocalAddress();
      return URI.create("http://" + (everywhere ? "127.0.0.1" : host(bind)) + ":" + main);
    } catch (UnknownHostException e) {
      throw new FailedException(ExitCodes.USAGE, "bind: " + bind + " (expected: an address)");
    }
  }

  private static String host(String bind) {
    return bind.contains(":") ? "[" + bind + "]" : bind;
  }

  private static int orMain(String name, String bind, int port, int main) {
    try (ServerSocket socket = bind(bind, port)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      System.err.println(
          "linescope: "
              + name
              + " port: "
              + port
              + " is taken by "
              + PortOwner.of(port)
              + "; OTLP is served on "
              + main
              + " too");
      return main;
    }
  }

  private static ServerSocket bind(String bind, int port) throws IOException {
    return new ServerSocket(port, BACKLOG, InetAddress.getByName(bind));
  }
}
