/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a server runs.
 *
 * @param data the data folder
 * @param bind the address it listens on
 * @param port of the UI, the API and OTLP
 * @param otlpGrpcPort OpenTelemetry's port for gRPC
 * @param otlpHttpPort OpenTelemetry's port for HTTP
 * @param sealSpans how many spans the hot table takes before it becomes a segment
 */
record Settings(
    Path data, String bind, int port, int otlpGrpcPort, int otlpHttpPort, int sealSpans) {
  private static final Set<String> KEYS =
      Set.of("data", "bind", "port", "otlp-grpc-port", "otlp-http-port", "seal-spans");

  /**
   * Takes each setting from the command line, else the environment, else the file, else defaults.
   */
  static Settings of(
      Map<String, String> options,
      @Nullable Path file,
      Function<String, @Nullable String> environment)
      throws FailedException {
    Properties values = file == null ? new Properties() : read(file);
    String data = environment.apply("LINESCOPE_DATA");
    if (data != null && !data.isEmpty()) {
      values.setProperty("data", data);
    }
    options.forEach(values::setProperty);
    return new Settings(
        Path.of(values.getProperty("data", defaultData())),
        loopback(values.getProperty("bind", "127.0.0.1")),
        port(values, "port", 5463),
        port(values, "otlp-grpc-port", 4317),
        port(values, "otlp-http-port", 4318),
        number(values, "seal-spans", 500_000, 1, Integer.MAX_VALUE));
  }

  private static String defaultData() {
    return Path.of(System.getProperty("user.home"), ".linescope", "data").toString();
  }

  private static Properties read(Path file) throws FailedException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new FailedException(ExitCodes.USAGE, "--config: " + file + " cannot be read: " + e);
    }
    for (String key : properties.stringPropertyNames()) {
      if (!KEYS.contains(key)) {
        throw usage("key in " + file, key, "one of " + new TreeSet<>(KEYS));
      }
    }
    return properties;
  }

  /** Anyone who reaches a server without login reads everything: so only this machine may. */
  private static String loopback(String bind) throws FailedException {
    try {
      if (InetAddress.getByName(bind).isLoopbackAddress()) {
        return bind;
      }
    } catch (UnknownHostException e) {
      throw usage("bind", bind, "an address of this machine");
    }
    throw new FailedException(
        ExitCodes.USAGE,
        "bind: "
            + bind
            + " (expected: a loopback address, as there are no credentials yet; create them with:"
            + " linescope server credentials)");
  }

  private static int port(Properties values, String name, int otherwise) throws FailedException {
    return number(values, name, otherwise, 0, 65_535);
  }

  private static int number(Properties values, String name, int otherwise, int min, int max)
      throws FailedException {
    String text = values.getProperty(name, Integer.toString(otherwise)).trim();
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw usage(name, text, min + " to " + max);
  }

  private static FailedException usage(String name, String value, String expected) {
    return new FailedException(
        ExitCodes.USAGE, name + ": " + value + " (expected: " + expected + ")");
  }
}
