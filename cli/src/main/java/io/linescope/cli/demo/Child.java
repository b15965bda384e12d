/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Java process that the demo started, known by the line in which it says that it is ready. */
final class Child implements AutoCloseable {
  private static final long READY_WITHIN_SECONDS = 120;
  private static final long ENDED_WITHIN_SECONDS = 10;
  private static final int LAST_LINES = 15;

  private final String name;
  private final Process process;
  private final Path errors;
  private final CompletableFuture<String> ready = new CompletableFuture<>();
  private final Map<String, String> said = new ConcurrentHashMap<>();

  private Child(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.errors = errors;
  }

  /** Starts {@code java arguments...}; what it prints goes to files in {@code logs}. */
  static Child start(String name, Path logs, String readyPrefix, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Path errors = logs.resolve(name + ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Child child = new Child(name, process, errors);
    Thread reader =
        new Thread(() -> child.read(logs.resolve(name + ".out"), readyPrefix), name + "-out");
    reader.setDaemon(true);
    reader.start();
    return child;
  }

  /** Returns what follows the prefix in the line in which the process says that it is ready. */
  String awaitReady() throws IOException, InterruptedException {
    try {
      return ready.get(READY_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(
          name + ": ended before it was ready, exit " + exitCode() + lastWords(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(
          name + ": not ready in " + READY_WITHIN_SECONDS + " s" + lastWords(), e);
    }
  }

  /** Returns what it said after a word at the beginning of a line, before it was ready. */
  String said(String word) throws IOException {
    String rest = said.get(word);
    if (rest == null) {
      throw new IOException(name + ": said nothing of '" + word + "'" + lastWords());
    }
    return rest;
  }

  /** Returns the exit code, or -1 while the process runs on. */
  int exitCode() throws InterruptedException {
    return process.waitFor(ENDED_WITHIN_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the process to end. */
  void stop() {
    process.destroy();
  }

  /** Ends the process, the hard way if it does not end by itself. */
  @Override
  public void close() {
    stop();
    try {
      if (!process.waitFor(ENDED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(ENDED_WITHIN_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read(Path log, String readyPrefix) {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        copy.println(line);
        if (line.startsWith(readyPrefix)) {
          ready.complete(line.substring(readyPrefix.length()));
        } else if (!ready.isDone() && line.indexOf(' ') > 0) {
          said.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
      }
      ready.completeExceptionally(new IOException(name + ": end of output"));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(errors);
    return lines.isEmpty()
        ? ""
        : "; it said:\n"
            + String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
