/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Asks the server for every request that was sent, and holds the answers to the truth. */
final class Verification {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Api api;
  private final List<Truth> truths;

  Verification(Api api, List<Truth> truths) {
    this.api = api;
    this.truths = truths;
  }

  /** Asks again until nothing is missing, or {@code patience} is over: what is late may come. */
  Findings await(Map<String, Integer> sent, Duration patience)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Findings findings = find(sent);
      if (findings.problems().isEmpty() || System.nanoTime() - end >= 0) {
        return findings;
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  Findings find(Map<String, Integer> sent) throws IOException, InterruptedException {
    Findings findings = new Findings();
    for (Truth truth : truths) {
      List<JsonNode> traces = traces(truth);
      countTraces(truth, traces.size(), sent.getOrDefault(truth.kind(), 0), findings);
      for (JsonNode trace : traces) {
        findings.addTrace(truth.kind(), trace);
        check(truth, trace.path("traceId").asText(), findings);
      }
    }
    return findings;
  }

  /** What a service does by itself has been done at least once. */
  private static void countTraces(Truth truth, int found, int sent, Findings findings) {
    if (truth.request() == null ? found == 0 : found != sent) {
      String expected = truth.request() == null ? "1 or more" : Integer.toString(sent);
      findings.addProblem(truth.kind() + ": traces: " + found + " (expected: " + expected + ")");
    }
  }

  private List<JsonNode> traces(Truth truth) throws IOException, InterruptedException {
    JsonNode found = api.traces(truth.entry(), truth.operation());
    return StreamSupport.stream(found.spliterator(), false)
        .filter(trace -> trace.path("errors").asLong() > 0 == truth.fails())
        .toList();
  }

  private void check(Truth truth, String traceId, Findings findings)
      throws IOException, InterruptedException {
    JsonNode otlp = api.otlp(traceId);
    List<CallTree> trees = CallTree.parseAll(api.trees(traceId));
    trees.forEach(findings::addTree);
    String where = truth.kind() + " " + traceId + ": ";
    List<CallTree> unknown = new ArrayList<>(trees);
    for (Truth.Service service : truth.services()) {
      SpanCheck.problems(service, otlp).forEach(p -> findings.addProblem(where + p));
      List<CallTree> own = trees.stream().filter(tree -> isOf(service, tree, otlp)).toList();
      if (own.size() != 1) {
        findings.addProblem(
            where + service.name() + ": call trees: " + own.size() + " (expected: 1)");
      }
      own.forEach(
          tree -> TreeCheck.problems(service, tree).forEach(p -> findings.addProblem(where + p)));
      unknown.removeAll(own);
    }
    for (CallTree tree : unknown) {
      String span = SpanCheck.nameOf(tree.spanId(), otlp);
      findings.addProblem(where + tree.service() + ": call tree of '" + span + "': not known");
    }
  }

  private static boolean isOf(Truth.Service service, CallTree tree, JsonNode otlp) {
    return tree.service().equals(service.name())
        && SpanCheck.nameOf(tree.spanId(), otlp).equals(service.root().name());
  }
}
