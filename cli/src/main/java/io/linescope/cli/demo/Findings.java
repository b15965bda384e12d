/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What was found of the requests sent, in figures, and what is missing. */
final class Findings {
  private final TreeSet<String> services = new TreeSet<>();
  private final Map<String, String> exampleTraces = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private int traces;
  private long spans;
  private long errors;
  private long callTrees;
  private long deepestTree;
  private long nodes;
  private long fragments;
  private long seen;
  private long kept;

  void addTrace(String kind, JsonNode summary) {
    traces++;
    spans += summary.path("spans").asLong();
    errors += summary.path("errors").asLong();
    summary.path("services").forEach(service -> services.add(service.asText()));
    exampleTraces.put(kind, summary.path("traceId").asText());
  }

  void addTree(CallTree tree) {
    callTrees++;
    deepestTree = Math.max(deepestTree, tree.depth());
    nodes += tree.nodes().size();
    fragments += tree.fragments().size();
    seen += tree.seenNodes();
    kept += tree.keptNodes();
  }

  void addProblem(String problem) {
    problems.add(problem);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** A trace of each kind of request. */
  Map<String, String> exampleTraces() {
    return exampleTraces;
  }

  /** The document of {@code demo --once --json}. */
  Map<String, Object> document(String url) {
    Map<String, Object> document = new LinkedHashMap<>();
    Map<String, Object> keptOf = new LinkedHashMap<>();
    keptOf.put("seen", seen);
    keptOf.put("kept", kept);
    document.put("services", services);
    document.put("traces", traces);
    document.put("spans", spans);
    document.put("callTrees", callTrees);
    document.put("deepestTree", deepestTree);
    document.put("nodes", nodes);
    document.put("errors", errors);
    document.put("fragments", fragments);
    document.put("keptOf", keptOf);
    document.put("url", url);
    return document;
  }
}
