/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;

/** All checks, as a document and as a table. */
final class Report {
  private static final String LINE = "%-8s %-14s %s%n";

  private Report() {}

  static boolean isOk(List<Check> checks) {
    return checks.stream().noneMatch(check -> check.status() == Check.Status.failed);
  }

  static String document(List<Check> checks) {
    ObjectNode document = new ObjectMapper().createObjectNode().put("ok", isOk(checks));
    ArrayNode array = document.putArray("checks");
    for (Check check : checks) {
      array
          .addObject()
          .put("name", check.name())
          .put("status", check.status().name())
          .put("found", check.found())
          .put("remedy", check.remedy());
    }
    return document.toString();
  }

  static void table(JsonNode document, PrintWriter out) {
    for (JsonNode check : document.path("checks")) {
      out.printf(
          LINE,
          check.path("status").asText(),
          check.path("name").asText(),
          check.path("found").asText());
      if (!check.path("remedy").isNull()) {
        out.printf(LINE, "", "", "-> " + check.path("remedy").asText());
      }
    }
  }
}
