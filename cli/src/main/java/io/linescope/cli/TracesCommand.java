/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code linescope traces}: finds traces. */
@Command(
    name = "traces",
    description = "Finds traces, newest first.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TracesCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--service", description = "With a span made by this service.")
  private @Nullable String service;

  @Option(names = "--not-service", description = "With a span made by any but this service.")
  private List<String> otherServices = new ArrayList<>();

  @Option(names = "--environment", description = "With a span made in this environment.")
  private @Nullable String environment;

  @Option(names = "--operation", description = "With a span of this name.")
  private @Nullable String operation;

  @Option(names = "--min-duration", description = "With a span at least this long: 100ms.")
  private @Nullable String minDuration;

  @Option(names = "--max-duration", description = "With a span at most this long.")
  private @Nullable String maxDuration;

  @Option(names = "--error", description = "With a span that ended with an error.")
  private boolean error;

  @Option(names = "--attribute", paramLabel = "K=V", description = "With this attribute.")
  private List<String> attributes = new ArrayList<>();

  @Option(names = "--since", description = "Started within this time: 15m.")
  private @Nullable String since;

  @Option(names = "--limit", description = "How many at most: 1 to 1000 (default: 100).")
  private @Nullable Integer limit;

  @Override
  public Integer call() throws FailedException {
    server.print("/api/v1/traces" + query(), spec.commandLine().getOut(), TracesCommand::table);
    return ExitCodes.OK;
  }

  private String query() {
    List<String> parameters = new ArrayList<>();
    add(parameters, "service", service);
    otherServices.forEach(name -> add(parameters, "not-service", name));
    add(parameters, "environment", environment);
    add(parameters, "operation", operation);
    add(parameters, "min-duration", minDuration);
    add(parameters, "max-duration", maxDuration);
    add(parameters, "error", error ? "true" : null);
    attributes.forEach(attribute -> add(parameters, "attribute", attribute));
    add(parameters, "since", since);
    add(parameters, "limit", limit == null ? null : limit.toString());
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }

  private static void add(List<String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static void table(JsonNode traces, PrintWriter out) {
    out.printf("%-32s  %-23s  %10s  %6s  %s%n", "TRACE", "START", "DURATION", "SPANS", "OPERATION");
    for (JsonNode trace : traces) {
      out.printf(
          "%-32s  %-23s  %10s  %6d  %s %s%s%n",
          trace.path("traceId").asText(),
          start(trace),
          Figures.duration(trace.path("durationNanos")),
          trace.path("spans").asLong(),
          trace.path("service").asText(),
          trace.path("operation").asText(),
          trace.path("errors").asLong() > 0 ? "  [error]" : "");
    }
  }

  private static String start(JsonNode trace) {
    long nanos = trace.path("startUnixNanos").asLong();
    return TIME.format(Instant.ofEpochSecond(0, nanos));
  }
}
