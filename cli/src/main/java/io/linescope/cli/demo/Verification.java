/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Asks the server for every request that was sent, and holds the answers to the truth. */
final class Verification {
  private static final String ENTRY = "shop";
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
      int expected = sent.getOrDefault(truth.kind(), 0);
      if (traces.size() != expected) {
        findings.addProblem(
            truth.kind() + ": traces: " + traces.size() + " (expected: " + expected + ")");
      }
      for (JsonNode trace : traces) {
        findings.addTrace(truth.kind(), trace);
        check(truth, trace.path("traceId").asText(), findings);
      }
    }
    return findings;
  }

  private List<JsonNode> traces(Truth truth) throws IOException, InterruptedException {
    JsonNode found = api.traces(ENTRY, truth.operation());
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
    for (Truth.Service service : truth.services()) {
      SpanCheck.problems(service, otlp).forEach(p -> findings.addProblem(where + p));
      List<CallTree> own =
          trees.stream().filter(tree -> tree.service().equals(service.name())).toList();
      if (own.size() != 1) {
        findings.addProblem(
            where + service.name() + ": call trees: " + own.size() + " (expected: 1)");
      }
      own.forEach(
          tree -> TreeCheck.problems(service, tree).forEach(p -> findings.addProblem(where + p)));
    }
  }
}
