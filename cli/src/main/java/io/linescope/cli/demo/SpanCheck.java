/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds the spans of a trace, as OTLP JSON, to what is known of one service. */
final class SpanCheck {
  private SpanCheck() {}

  static List<String> problems(Truth.Service truth, JsonNode otlp) {
    List<JsonNode> spans = spansOf(truth.name(), otlp);
    List<String> problems = new ArrayList<>();
    for (Truth.Spans known : truth.spans()) {
      List<JsonNode> alike = spans.stream().filter(span -> isLike(span, known)).toList();
      long errors = alike.stream().filter(SpanCheck::isError).count();
      String name = truth.name() + ": " + (known.kind() + " spans " + known.name()).trim() + ": ";
      boolean enough = alike.size() >= known.count();
      boolean tooMany = alike.size() > known.count() && known.kind().equals("SERVER");
      if (!enough || tooMany) {
        problems.add(name + alike.size() + " (expected: " + known.count() + ")");
      } else if (errors != known.errors()) {
        problems.add(name + "errors: " + errors + " (expected: " + known.errors() + ")");
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

  private static String serviceOf(JsonNode resource) {
    for (JsonNode attribute : resource.path("resource").path("attributes")) {
      if (attribute.path("key").asText().equals("service.name")) {
        return attribute.path("value").path("stringValue").asText();
      }
    }
    return "";
  }

  private static boolean isLike(JsonNode span, Truth.Spans known) {
    int number = known.kind().equals("SERVER") ? 2 : 3;
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
