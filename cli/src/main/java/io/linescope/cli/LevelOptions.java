/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a rule can say. */
final class LevelOptions {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(s|m|h)");

  @Option(names = "--level", paramLabel = "off|spans|methods", description = "How deep.")
  private @Nullable String level;

  @Option(
      names = "--ratio",
      paramLabel = "SHARE",
      description = "Methods of this share of the requests: 0.1.")
  private @Nullable Double ratio;

  @Option(
      names = "--budget",
      paramLabel = "PERCENT",
      description = "Share of the CPU time that recording may take: 2%%, or off.")
  private @Nullable String budget;

  @Option(
      names = "--pin",
      paramLabel = "METHOD",
      description = "Never leave it out: com.acme.Order#total, com.acme.Order, com.acme.*.")
  private List<String> pinned = new ArrayList<>();

  @Option(names = "--ordered", description = "Keep every call in order, with start and end.")
  private boolean ordered;

  @Option(
      names = "--endpoint",
      paramLabel = "PATTERN",
      description = "Only such requests: 'GET /orders/*'.")
  private @Nullable String endpoint;

  @Option(names = "--header", paramLabel = "K=V", description = "Only requests with this header.")
  private @Nullable String header;

  @Option(names = "--baggage", paramLabel = "K=V", description = "Only with this baggage.")
  private @Nullable String baggage;

  @Option(names = "--environment", description = "Only in this environment.")
  private @Nullable String environment;

  @Option(names = "--instance", description = "Only this process.")
  private @Nullable String instance;

  @Option(
      names = "--next",
      paramLabel = "N",
      description = "For the next N requests of each process.")
  private @Nullable Integer next;

  @Option(names = "--for", paramLabel = "TIME", description = "For so long: 30s, 10m, 2h.")
  private @Nullable String time;

  /** The rule's document. */
  String document(String service) throws FailedException {
    ObjectNode rule = new ObjectMapper().createObjectNode().put("service", service);
    rule.put("environment", environment).put("instance", instance).put("endpoint", endpoint);
    put(rule, "header", header);
    put(rule, "baggage", baggage);
    rule.put("level", level).put("ratio", ratio).put("ordered", ordered);
    rule.put("budget", share()).put("requests", next).put("seconds", seconds());
    ArrayNode patterns = rule.putArray("pinned");
    pinned.forEach(patterns::add);
    return rule.toString();
  }

  /** How long a debug header is to be good. */
  String headerDocument() throws FailedException {
    return new ObjectMapper().createObjectNode().put("seconds", seconds()).toString();
  }

  private static void put(ObjectNode rule, String name, @Nullable String pair)
      throws FailedException {
    if (pair != null) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw usage("--" + name, pair, "name=value");
      }
      rule.putObject(name)
          .put("name", pair.substring(0, equals))
          .put("value", pair.substring(equals + 1));
    }
  }

  private @Nullable Double share() throws FailedException {
    if (budget == null) {
      return null;
    }
    try {
      return budget.equals("off") ? 0 : Double.parseDouble(budget.replace("%", "")) / 100;
    } catch (NumberFormatException e) {
      throw usage("--budget", budget, "a percentage such as 2%, or off");
    }
  }

  private @Nullable Long seconds() throws FailedException {
    if (time == null) {
      return null;
    }
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      throw usage("--for", time, "a time such as 30s, 10m or 2h");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> number;
      case "m" -> number * 60;
      default -> number * 3_600;
    };
  }

  private static FailedException usage(String option, String value, String expected) {
    return new FailedException(
        ExitCodes.USAGE, option + ": " + value + " (expected: " + expected + ")");
  }
}
