/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code linescope trace}: the spans of one trace. */
@Command(
    name = "trace",
    description = "Prints one trace; with -o json as OTLP JSON.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TraceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The trace's id, 32 hexadecimal digits.")
  private String id = "";

  @Override
  public Integer call() throws FailedException {
    String path = "/api/v1/traces/" + Paths.segment(id) + "/otlp";
    server.print(path, spec.commandLine().getOut(), TraceCommand::table);
    return ExitCodes.OK;
  }

  private static void table(JsonNode data, PrintWriter out) {
    out.printf("%-16s  %-16s  %10s  %s%n", "SPAN", "PARENT", "DURATION", "NAME");
    for (JsonNode group : data.path("resourceSpans")) {
      for (JsonNode scoped : group.path("scopeSpans")) {
        scoped.path("spans").forEach(span -> row(span, out));
      }
    }
  }

  private static void row(JsonNode span, PrintWriter out) {
    long nanos = span.path("endTimeUnixNano").asLong() - span.path("startTimeUnixNano").asLong();
    out.printf(
        "%-16s  %-16s  %10s  %s%n",
        span.path("spanId").asText(),
        span.path("parentSpanId").asText("-"),
        Figures.duration(com.fasterxml.jackson.databind.node.LongNode.valueOf(nanos)),
        span.path("name").asText());
  }
}
