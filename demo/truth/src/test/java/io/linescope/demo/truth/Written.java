/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the truth says of one service, flattened to lines such as {@code shop http-nio- A.b > C.d}.
 */
final class Written {
  private static final String ERRORS = " errors";

  private final JsonNode service;

  Written(JsonNode service) {
    this.service = service;
  }

  void addTo(Map<String, Long> expected) {
    for (JsonNode thread : service.get("threads")) {
      addCalls(place(thread.get("name").asText(), ""), thread.get("calls"), expected);
    }
  }

  void addCounted(JsonNode counters, Map<String, Long> counted) {
    for (JsonNode counter : counters) {
      List<String> path = new ArrayList<>();
      counter.get("path").forEach(step -> path.add(step.asText()));
      path.removeAll(mayBeAbsent());
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
    return service.get("service").asText() + " " + thread + path;
  }

  private List<String> mayBeAbsent() {
    return StreamSupport.stream(service.get("mayBeAbsent").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private String threadOf(String name) {
    for (JsonNode thread : service.get("threads")) {
      if (name.startsWith(thread.get("name").asText())) {
        return thread.get("name").asText();
      }
    }
    return name;
  }
}
