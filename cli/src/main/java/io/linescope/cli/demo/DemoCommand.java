/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.cli.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code linescope demo}: a server, a small shop under the probe, and traffic to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts a server and a small shop of three services under the probe, and sends traffic.")
public final class DemoCommand implements Callable<Integer> {
  private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);
  private static final Duration BETWEEN_LIGHT_REQUESTS = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--once", description = "Check what arrived against what is known, and end.")
  private boolean once;

  @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
  private boolean json;

  @Option(
      names = "--port",
      defaultValue = "5463",
      description =
          "Where the server listens; if taken, any free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--requests",
      defaultValue = "24",
      description = "How many requests are sent and checked, 1 to 400 (default: ${DEFAULT-VALUE}).")
  private int requests;

  @Option(
      names = "--only",
      paramLabel = "KIND",
      split = ",",
      description = "Which kinds of requests are sent and checked (default: all).")
  private List<String> only = List.of();

  @Option(
      names = "--probe",
      paramLabel = "NAME",
      defaultValue = "linescope-probe.jar",
      description = "Which of the distribution's probes to use (default: ${DEFAULT-VALUE}).")
  private String probe = "";

  @Override
  public Integer call() throws InterruptedException {
    if (requests < 1 || requests > 400) {
      throw new ParameterException(
          spec.commandLine(), "--requests: " + requests + " (expected: 1 to 400)");
    }
    try {
      return perform(Installation.find(probe));
    } catch (IOException e) {
      say("linescope demo: " + e.getMessage());
      return 1;
    }
  }

  private int perform(Installation installation) throws IOException, InterruptedException {
    List<Truth> truths = chosen(Truth.readAll(installation.truths()));
    try (Stage stage = new Stage(installation)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "demo-end"));
      say("Starting the server ...");
      String server = stage.startServer(port, once ? anyOtlpPort() : List.of());
      say("Starting the shop under the probe; traces will be at " + server + " ...");
      Traffic traffic = new Traffic(stage.startShop(server), truths);
      say("Sending " + requests + " requests ...");
      traffic.send(requests, BETWEEN_REQUESTS);
      Findings findings = new Verification(new Api(server), truths).await(traffic.sent(), PATIENCE);
      traffic.problems().forEach(findings::addProblem);
      findings.problems().forEach(problem -> say("missing: " + problem));
      report(server, findings);
      if (!once) {
        keepGoing(traffic, stage);
      }
      return findings.problems().isEmpty() ? 0 : 1;
    }
  }

  private List<Truth> chosen(List<Truth> all) {
    List<String> kinds = all.stream().map(Truth::kind).toList();
    for (String kind : only) {
      if (!kinds.contains(kind)) {
        throw new ParameterException(
            spec.commandLine(), "--only: " + kind + " (expected: of " + kinds + ")");
      }
    }
    return all.stream().filter(truth -> only.isEmpty() || only.contains(truth.kind())).toList();
  }

  private void report(String server, Findings findings) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(findings.document(server)));
    } else {
      link(out, "A slow request, N+1 queries and a wasteful loop", server, findings, "slow");
      link(out, "A failure, from its cause three services deep", server, findings, "failing");
      link(out, "Work that outlives its request", server, findings, "forget");
    }
    out.flush();
  }

  private static void link(
      PrintWriter out, String what, String server, Findings findings, String kind) {
    String trace = findings.exampleTraces().get(kind);
    if (trace != null) {
      out.println(what + ":\n  " + server + "/traces/" + trace + "?tab=tree");
    }
  }

  /** Ends only with Ctrl-C, which ends the shop and the server, too. */
  private void keepGoing(Traffic traffic, Stage stage) throws IOException, InterruptedException {
    say("Light traffic goes on. Ctrl-C ends everything.");
    try {
      while (true) {
        traffic.send(1, BETWEEN_LIGHT_REQUESTS);
      }
    } catch (IOException e) {
      if (!stage.isClosed()) {
        throw e;
      }
    }
  }

  private static List<String> anyOtlpPort() {
    return List.of("--otlp-grpc-port", "0", "--otlp-http-port", "0");
  }

  private void say(String progress) {
    spec.commandLine().getErr().println(progress);
    spec.commandLine().getErr().flush();
  }
}
