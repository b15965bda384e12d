/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the truth says of one service, flattened to lines such as {@code shop http-nio- A.b > C.d}.
 * A service that does several things in a trace stands there several times.
 */
final class Written {
  private static final String ERRORS = " errors";

  private final String service;
  private final List<JsonNode> threads = new ArrayList<>();
  private final List<String> mayBeAbsent = new ArrayList<>();

  private Written(String service) {
    this.service = service;
  }

  /** All that a truth says, by service. */
  static Map<String, Written> of(JsonNode truth) {
    Map<String, Written> services = new TreeMap<>();
    for (JsonNode entry : truth.get("services")) {
      Written service = services.computeIfAbsent(entry.get("service").asText(), Written::new);
      entry.get("threads").forEach(service.threads::add);
      entry.get("mayBeAbsent").forEach(method -> service.mayBeAbsent.add(method.asText()));
    }
    return services;
  }

  void addTo(Map<String, Long> expected) {
    for (JsonNode thread : threads) {
      addCalls(place(thread.get("name").asText(), ""), thread.get("calls"), expected);
    }
  }

  void addCounted(JsonNode counters, Map<String, Long> counted) {
    for (JsonNode counter : counters) {
      List<String> path = new ArrayList<>();
      counter.get("path").forEach(step -> path.add(step.asText()));
      path.removeAll(mayBeAbsent);
      String thread = threadOf(counter.get("thread").asText());
      String line = place(thread, path.stream().map(s -> " > " + s).collect(Collectors.joining()));
      add(counted, line, counter.get("calls").asLong());
      add(counted, line + ERRORS, counter.get("errors").asLong());
    }
  }

  private void addCalls(String above, JsonNode calls, Map<String, Long> expected) {
    for (JsonNode call : calls) {
      String line = above + " > " + call.get("method").asText();
      add(expected, line, call.get("count").asLong());
      add(expected, line + ERRORS, call.path("errors").asLong());
      addCalls(line, call.path("calls"), expected);
    }
  }

  private static void add(Map<String, Long> counts, String line, long count) {
    if (count != 0) {
      counts.merge(line, count, Long::sum);
    }
  }

  private String place(String thread, String path) {
    return service + " " + thread + path;
  }

  private String threadOf(String name) {
    for (JsonNode thread : threads) {
      if (name.startsWith(thread.get("name").asText())) {
        return thread.get("name").asText();
      }
    }
    return name;
  }
}
