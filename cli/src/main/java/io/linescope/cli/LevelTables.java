/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Levels as people read them. */
final class LevelTables {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private LevelTables() {}

  static void all(JsonNode levels, PrintWriter out) {
    levels.path("rules").forEach(rule -> out.println("rule " + rule(rule)));
    for (JsonNode instance : levels.path("instances")) {
      instance(instance, out);
    }
    if (levels.path("instances").isEmpty()) {
      out.println("no process under a probe asked of late");
    }
  }

  private static void instance(JsonNode instance, PrintWriter out) {
    JsonNode state = instance.path("state");
    out.printf(
        "%s %s%n  level %s, methods of %s of the sampled requests%s%n  %s%s%n",
        instance.path("service").asText(),
        instance.path("instance").asText(),
        state.path("level").asText(),
        percent(state.path("ratio").asDouble()),
        state.path("governedRatio").asDouble() < 1 ? ", lowered to keep the budget" : "",
        cost(state),
        instance.path("acknowledged").asBoolean() ? "" : "; does not follow all rules yet");
    for (JsonNode failure : instance.path("failures")) {
      out.println("  failed: " + failure.path("reason").asText());
    }
    demoted(state, out);
  }

  private static String cost(JsonNode state) {
    JsonNode share = state.path("cpuShare");
    double budget = state.path("budget").asDouble();
    JsonNode timed = state.path("timedFromNanos");
    return "recording takes "
        + (share.isNull() ? "an unknown share" : percent(share.asDouble()))
        + " of the CPU time, budget "
        + (budget == 0 ? "off" : percent(budget))
        + (timed.asLong() == 0
            ? ""
            : "; few calls below " + Figures.duration(timed) + " are timed");
  }

  private static void demoted(JsonNode state, PrintWriter out) {
    out.printf("  %d hot methods are not recorded%n", state.path("demoted").size());
    for (JsonNode method : state.path("demoted")) {
      long calls = method.path("calls").asLong();
      out.printf(
          "    %s.%s%s%n",
          method.path("class").asText(),
          method.path("method").asText(),
          calls == 0
              ? "  in an earlier run"
              : "  %d calls a second of %s"
                  .formatted(calls, Figures.duration(method.path("meanNanos"))));
    }
    state.path("pinned").forEach(pattern -> out.println("  pinned: " + pattern.asText()));
  }

  /** A rule that was set, and who follows it. */
  static void set(JsonNode rule, String follow, PrintWriter out) {
    out.println("rule " + rule(rule));
    if (!follow.isEmpty()) {
      out.println(follow);
    }
  }

  static void audit(JsonNode entries, PrintWriter out) {
    for (JsonNode entry : entries) {
      long seconds = entry.path("unixNanos").asLong() / 1_000_000_000;
      out.printf(
          "%s  %-7s  %-15s  %s%n",
          TIME.format(Instant.ofEpochSecond(seconds)),
          entry.path("action").asText(),
          entry.path("actor").asText(),
          rule(entry.path("rule")));
    }
  }

  static void header(JsonNode header, PrintWriter out) {
    out.println(header.path("name").asText() + ": " + header.path("value").asText());
  }

  private static String rule(JsonNode rule) {
    List<String> parts = new ArrayList<>();
    for (String key :
        List.of("environment", "instance", "endpoint", "level", "ratio", "budget", "requests")) {
      JsonNode value = rule.path(key);
      if (!value.isNull()) {
        parts.add(key + " " + value.asText());
      }
    }
    for (String key : List.of("header", "baggage")) {
      JsonNode pair = rule.path(key);
      if (!pair.isNull()) {
        parts.add(key + " " + pair.path("name").asText() + "=" + pair.path("value").asText());
      }
    }
    if (rule.path("ordered").asBoolean()) {
      parts.add("every call in order");
    }
    rule.path("pinned").forEach(pattern -> parts.add("pinned " + pattern.asText()));
    JsonNode end = rule.path("endsUnixNanos");
    if (!end.isNull()) {
      parts.add("until " + TIME.format(Instant.ofEpochSecond(end.asLong() / 1_000_000_000)));
    }
    return rule.path("id").asText()
        + "  "
        + rule.path("service").asText()
        + ": "
        + String.join(", ", parts);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
