/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.level;

import io.linescope.control.Levels;
import io.linescope.model.Level;
import io.linescope.model.LevelRule;
import io.linescope.query.http.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is sent to set a rule; what is null is not said. */
record WishDocument(
    @Nullable String service,
    @Nullable String environment,
    @Nullable String instance,
    @Nullable String endpoint,
    LevelRule.@Nullable Pair header,
    LevelRule.@Nullable Pair baggage,
    @Nullable String level,
    @Nullable Double ratio,
    boolean ordered,
    @Nullable Double budget,
    @Nullable List<String> pinned,
    @Nullable Integer requests,
    @Nullable Long seconds) {
  private static final int LONGEST = 500;
  private static final int MOST_PINNED = 100;
  private static final int MOST_REQUESTS = 1_000_000;
  private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

  Levels.Wish wish() throws ProblemException {
    LevelRule.Effect effect =
        new LevelRule.Effect(
            known(level), share("ratio", ratio), ordered, share("budget", budget), pins());
    if (effect.saysNothing()) {
      throw ProblemException.badParameter(
          "rule", "no effect", "one of level, ratio, ordered, budget, pinned");
    }
    return new Levels.Wish(
        new LevelRule.Target(
            required(service), text("environment", environment), text("instance", instance)),
        new LevelRule.Condition(
            text("endpoint", endpoint), pair("header", header), pair("baggage", baggage)),
        effect,
        (int) number("requests", requests, MOST_REQUESTS),
        Duration.ofSeconds(number("seconds", seconds, LONGEST_SECONDS)));
  }

  private static String required(@Nullable String service) throws ProblemException {
    String known = text("service", service);
    if (known == null) {
      throw ProblemException.badParameter("service", "nothing", "the name of a service");
    }
    return known;
  }

  private static @Nullable String text(String name, @Nullable String value)
      throws ProblemException {
    if (value != null && (value.isBlank() || value.length() > LONGEST)) {
      String shown = value.substring(0, Math.min(value.length(), 40));
      throw ProblemException.badParameter(name, shown, "1 to " + LONGEST + " characters");
    }
    return value;
  }

  private static LevelRule.@Nullable Pair pair(String name, LevelRule.@Nullable Pair pair)
      throws ProblemException {
    if (pair != null && (pair.name() == null || pair.value() == null)) {
      throw ProblemException.badParameter(name, pair.toString(), "a name and a value");
    }
    if (pair != null) {
      text(name, pair.name());
      text(name, pair.value());
    }
    return pair;
  }

  private static @Nullable Level known(@Nullable String level) throws ProblemException {
    if (level == null) {
      return null;
    }
    for (Level known : Level.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(level)) {
        return known;
      }
    }
    throw ProblemException.badParameter("level", level, "off, spans or methods");
  }

  private static @Nullable Double share(String name, @Nullable Double value)
      throws ProblemException {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw ProblemException.badParameter(name, value.toString(), "0 to 1");
    }
    return value;
  }

  private List<String> pins() throws ProblemException {
    List<String> patterns = pinned == null ? List.of() : pinned;
    if (patterns.size() > MOST_PINNED || patterns.stream().anyMatch(Objects::isNull)) {
      throw ProblemException.badParameter(
          "pinned", patterns.size() + " patterns", "at most " + MOST_PINNED);
    }
    for (String pattern : patterns) {
      text("pinned", pattern);
    }
    return patterns;
  }

  private static long number(String name, @Nullable Number value, long most)
      throws ProblemException {
    if (value != null && (value.longValue() < 1 || value.longValue() > most)) {
      throw ProblemException.badParameter(name, value.toString(), "1 to " + most);
    }
    return value == null ? 0 : value.longValue();
  }
}
