/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.cli.ExitCodes;
import io.linescope.cli.FailedException;
import io.linescope.server.credentials.CredentialsFile;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a server runs.
 *
 * @param data the data folder
 * @param bind the address it listens on
 * @param port of the UI, the API and OTLP
 * @param otlpGrpcPort OpenTelemetry's port for gRPC
 * @param otlpHttpPort OpenTelemetry's port for HTTP
 * @param hostNames other names by which it may be called
 * @param sealSpans how many spans the hot table takes before it becomes a segment
 * @param traceSpans how many spans a trace may have
 * @param selfSpans whether the server keeps spans of its own work
 */
record Settings(
    Path data,
    String bind,
    int port,
    int otlpGrpcPort,
    int otlpHttpPort,
    Set<String> hostNames,
    int sealSpans,
    int traceSpans,
    boolean selfSpans) {
  private static final Set<String> KEYS =
      Set.of(
          "data",
          "bind",
          "port",
          "otlp-grpc-port",
          "otlp-http-port",
          "host-names",
          "seal-spans",
          "trace-spans",
          "self-spans");

  /**
   * Takes each setting from the command line, else the environment, else the file, else defaults.
   */
  static Settings of(
      Map<String, String> options,
      @Nullable Path file,
      Function<String, @Nullable String> environment)
      throws FailedException {
    Properties values = values(options, file, environment);
    Path data = data(values);
    return new Settings(
        data,
        bind(values.getProperty("bind", "127.0.0.1"), data),
        port(values, "port", 5463),
        port(values, "otlp-grpc-port", 4317),
        port(values, "otlp-http-port", 4318),
        names(values.getProperty("host-names", "")),
        number(values, "seal-spans", 500_000, 1, Integer.MAX_VALUE),
        number(values, "trace-spans", 100_000, 1, Integer.MAX_VALUE),
        isOn(values, "self-spans"));
  }

  /** Returns only the data folder, whatever the other settings say. */
  static Path data(
      Map<String, String> options,
      @Nullable Path file,
      Function<String, @Nullable String> environment)
      throws FailedException {
    return data(values(options, file, environment));
  }

  private static Properties values(
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
    return values;
  }

  private static Path data(Properties values) {
    return Path.of(values.getProperty("data", defaultData()));
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
  private static String bind(String bind, Path data) throws FailedException {
    try {
      if (InetAddress.getByName(bind).isLoopbackAddress() || CredentialsFile.in(data).exists()) {
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
            + " linescope server credentials --data "
            + data
            + ")");
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
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

  private static boolean isOn(Properties values, String name) throws FailedException {
    String text = values.getProperty(name, "on").trim();
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw usage(name, text, "on or off");
    };
  }

  private static FailedException usage(String name, String value, String expected) {
    return new FailedException(
        ExitCodes.USAGE, name + ": " + value + " (expected: " + expected + ")");
  }
}
