/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code linescope demo} as a child process, which goes on until it is told to end. */
public final class DemoProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(180);

  private final Process process;
  private final Output output;
  private final Output errors;

  private DemoProcess(Process process) {
    this.process = process;
    this.output = new Output(process.getInputStream(), "demo stdout");
    this.errors = new Output(process.getErrorStream(), "demo stderr");
  }

  /** Starts it on a free port. */
  public static DemoProcess start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Distribution.command().toString(), "demo", "--port", "0"));
    command.addAll(List.of(options));
    return new DemoProcess(new ProcessBuilder(command).start());
  }

  /** Waits until all requests are checked, and returns the three pages that it then names. */
  public List<String> pages() {
    errors.await(line -> line.startsWith("Light traffic goes on"), START);
    return output.await(3, line -> line.startsWith("  http"), START).stream()
        .map(String::strip)
        .toList();
  }

  /** The server's address. */
  public String url() {
    String page = pages().get(0);
    return page.substring(0, page.indexOf("/traces/"));
  }

  public Output errors() {
    return errors;
  }

  /** The server and the shop. */
  public List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** Ends it as Ctrl-C does. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("demo did not end:\n" + errors);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
