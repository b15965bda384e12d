/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import io.linescope.cli.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The server and the three services, as processes with a folder of their own. */
final class Stage implements AutoCloseable {
  private static final int BUSY = 4;

  private final Installation installation;
  private final Path folder;
  private final Deque<Child> children = new ArrayDeque<>();
  private boolean closed;

  Stage(Installation installation) throws IOException {
    this.installation = installation;
    this.folder = Files.createTempDirectory("linescope-demo-");
  }

  /** Starts the server, on any free port if the wanted one is taken; returns its URL. */
  String startServer(int port, List<String> options) throws IOException, InterruptedException {
    Child server = server(port, options);
    try {
      return server.awaitReady();
    } catch (IOException e) {
      if (port == 0 || server.exitCode() != BUSY) {
        throw e;
      }
      return server(0, options).awaitReady();
    }
  }

  /** Starts the three services under the probe, sending to {@code server}; returns the shop. */
  String startShop(String server) throws IOException, InterruptedException {
    String courier = service("courier", server).awaitReady();
    Child stock = service("stock", server, "--courier.url=http://" + courier);
    String[] doors = {
      "--stock.url=http://" + stock.awaitReady(),
      "--stock.levels=" + stock.said("levels"),
      "--stock.reviews=" + stock.said("reviews")
    };
    return "http://" + service("shop", server, doors).awaitReady();
  }

  private Child server(int port, List<String> options) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-XX:+UseSerialGC");
    if (Runtime.version().feature() >= 23) {
      arguments.add("--sun-misc-unsafe-memory-access=allow");
    }
    arguments.addAll(
        List.of("-cp", installation.server().toString(), Leash.class.getName(), "server"));
    arguments.addAll(List.of("--port", "" + port, "--data", folder.resolve("data").toString()));
    arguments.addAll(List.of("--self-spans", "off"));
    arguments.addAll(options);
    return start("server", "ready ", arguments);
  }

  private Child service(String name, String server, String... options) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-XX:+UseSerialGC");
    arguments.add("-javaagent:" + installation.probe());
    arguments.add("-Dlinescope.endpoint=" + server);
    arguments.add("-Dlinescope.service=" + name);
    arguments.add("-Dlinescope.state=" + folder.resolve("state"));
    arguments.add("-Dshop.lifeline=true");
    arguments.addAll(List.of("-jar", installation.service(name).toString()));
    arguments.addAll(List.of(options));
    return start(name, "listening ", arguments);
  }

  private synchronized Child start(String name, String ready, List<String> arguments)
      throws IOException {
    if (closed) {
      throw new IOException(name + ": not started, the demo is ending");
    }
    Child child = Child.start(name, folder, ready, arguments);
    children.push(child);
    return child;
  }

  /** Whether the end has come; while it is coming, waits for it. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all processes, the services before the server, and removes the folder. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    children.forEach(Child::stop);
    children.forEach(Child::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println(folder + ": not removed: " + e);
    }
  }
}
