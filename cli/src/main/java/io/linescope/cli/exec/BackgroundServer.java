/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.exec;

import io.linescope.cli.Client;
import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that goes on after the command that started it.
 *
 * @param url where it answers
 * @param pid its process
 * @param data its data folder, with what it printed in {@code server.log}
 */
record BackgroundServer(String url, long pid, Path data) {
  static final String HEALTH = "/api/v1/health";

  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1");
  private static final long LONGEST_START_SECONDS = 60;
  private static final long LOOK_MILLIS = 100;
  private static final int LAST_LINES = 10;

  /** Ctrl-C and the end of the terminal are for the command, not for what outlives it. */
  private static final String DETACHED = "trap '' INT HUP QUIT; exec \"$@\" </dev/null";

  /** Whether a server for this address can be started here. */
  static boolean canBeAt(String url) {
    try {
      URI uri = URI.create(url);
      return "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Starts one and waits until it answers. */
  static BackgroundServer start(Path program, String url, Path data)
      throws IOException, FailedException {
    Files.createDirectories(data);
    Path log = data.resolve("server.log");
    int port = URI.create(url).getPort();
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", DETACHED, "sh", program.toString(), "server")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.command().addAll(List.of("--data", data.toString()));
    builder.command().addAll(List.of("--port", Integer.toString(port < 0 ? 80 : port)));
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // meant for the command
    Process process = builder.start();
    await(process, url, log);
    return new BackgroundServer(url, process.pid(), data);
  }

  private static void await(Process process, String url, Path log)
      throws IOException, FailedException {
    Client client = Client.anonymous(url);
    long began = System.nanoTime();
    while (!answers(client)) {
      boolean tooLong = System.nanoTime() - began > TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
      if (tooLong || ended(process)) {
        process.destroy();
        throw new FailedException(
            ExitCodes.FAILED, "exec: the server did not start; it said:\n" + lastLines(log));
      }
    }
  }

  private static boolean answers(Client client) {
    try {
      client.get(HEALTH);
      return true;
    } catch (FailedException e) {
      return false;
    }
  }

  /** Whether it is gone; waits a moment if not. */
  private static boolean ended(Process process) throws FailedException {
    try {
      return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException(ExitCodes.FAILED, "interrupted");
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** What the user is told of it. */
  @Override
  public String toString() {
    return "started a server at "
        + url
        + ", which goes on after the command; data in "
        + data
        + "; stop it with: kill "
        + pid;
  }
}
