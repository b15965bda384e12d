/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody's server on the JVM as a child process under the probe. */
public final class Application implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final Process process;
  private final Output output;

  private Application(Process process) {
    this.process = process;
    this.output = new Output(process.getInputStream(), "application");
  }

  /** Starts {@code java -javaagent:linescope-probe.jar OPTIONS...}. */
  public static Application underProbe(JavaHome java, List<String> options) throws IOException {
    List<String> all = new ArrayList<>(List.of("-javaagent:" + Distribution.probe()));
    all.addAll(options);
    return start(java, all);
  }

  /** Starts {@code java OPTIONS...}, without the probe. */
  public static Application start(JavaHome java, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(java.java().toString()));
    command.addAll(options);
    return start(Map.of(), command);
  }

  /** Starts a command that becomes a JVM, with these variables besides the environment's. */
  public static Application start(Map<String, String> variables, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return new Application(builder.start());
  }

  /** Waits until it has ended by itself; fails unless its exit code is 0. */
  public void awaitEnd() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("ended with " + process.exitValue() + ":\n" + output);
    }
  }

  /** Waits until a GET of {@code url} is answered with 200. */
  public void awaitAnswer(String url) throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not listening yet
      }
      Thread.sleep(200);
    }
    throw new AssertionError(url + ": no answer\n" + output);
  }

  public long pid() {
    return process.pid();
  }

  public Output output() {
    return output;
  }

  /** Ends with SIGTERM, so that shutdown hooks run, and waits. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("application did not end on SIGTERM:\n" + output);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Finds a port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
