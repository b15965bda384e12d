/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds the spans of a trace, as OTLP JSON, to what is known of one service. */
final class SpanCheck {
  /** As OTLP numbers them. */
  private static final List<String> KINDS =
      List.of("UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER");

  private SpanCheck() {}

  static List<String> problems(Truth.Service truth, JsonNode otlp) {
    List<JsonNode> spans = spansOf(truth.name(), otlp);
    List<String> problems = new ArrayList<>();
    for (Truth.Spans known : truth.spans()) {
      List<JsonNode> alike = spans.stream().filter(span -> isLike(span, known)).toList();
      long errors = alike.stream().filter(SpanCheck::isError).count();
      String name = truth.name() + ": " + (known.kind() + " spans " + known.name()).trim() + ": ";
      boolean enough = alike.size() >= known.count();
      boolean tooMany = alike.size() > known.count() && !known.kind().equals("CLIENT");
      if (!enough || tooMany) {
        problems.add(name + alike.size() + " (expected: " + known.count() + ")");
      } else if (errors != known.errors()) {
        problems.add(name + "errors: " + errors + " (expected: " + known.errors() + ")");
      } else if (!alike.stream().allMatch(span -> follows(span, known.follows(), otlp))) {
        problems.add(name + "link: none (expected: to " + known.follows() + ")");
      }
    }
    return problems;
  }

  static List<JsonNode> spansOf(String service, JsonNode otlp) {
    List<JsonNode> spans = new ArrayList<>();
    for (JsonNode resource : otlp.path("resourceSpans")) {
      if (serviceOf(resource).equals(service)) {
        resource.path("scopeSpans").forEach(scope -> scope.path("spans").forEach(spans::add));
      }
    }
    return spans;
  }

  /** The name of a span, empty if it is not there. */
  static String nameOf(String spanId, JsonNode otlp) {
    for (JsonNode span : otlp.findValues("spans").stream().flatMap(SpanCheck::each).toList()) {
      if (span.path("spanId").asText().equals(spanId)) {
        return span.path("name").asText();
      }
    }
    return "";
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static boolean follows(JsonNode span, String earlier, JsonNode otlp) {
    return earlier.isEmpty()
        || each(span.path("links"))
            .anyMatch(link -> nameOf(link.path("spanId").asText(), otlp).equals(earlier));
  }

  private static String serviceOf(JsonNode resource) {
    for (JsonNode attribute : resource.path("resource").path("attributes")) {
      if (attribute.path("key").asText().equals("service.name")) {
        return attribute.path("value").path("stringValue").asText();
      }
    }
    return "";
  }

  private static boolean isLike(JsonNode span, Truth.Spans known) {
    int number = KINDS.indexOf(known.kind());
    JsonNode kind = span.path("kind");
    boolean sameKind =
        kind.isNumber() ? kind.asInt() == number : kind.asText().endsWith("_" + known.kind());
    return sameKind && (known.name().isEmpty() || known.name().equals(span.path("name").asText()));
  }

  private static boolean isError(JsonNode span) {
    JsonNode code = span.path("status").path("code");
    return code.isNumber() ? code.asInt() == 2 : code.asText().endsWith("_ERROR");
  }
}
