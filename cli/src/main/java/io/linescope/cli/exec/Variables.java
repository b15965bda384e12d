/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.exec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that a command needs to run under the probe. */
public final class Variables {
  private final Map<String, String> values = new LinkedHashMap<>();

  public Variables set(String name, String value) {
    values.put(name, value);
    return this;
  }

  /** Lines for a shell. No value means anything to it, whatever it contains. */
  public String exports() {
    StringBuilder lines = new StringBuilder();
    values.forEach(
        (name, value) ->
            lines.append("export ").append(name).append('=').append(quoted(value)).append('\n'));
    return lines.toString();
  }

  /**
   * {@code JAVA_TOOL_OPTIONS} with the probe before all that it had: of two agents the first can
   * tell of the second.
   */
  public static String toolOptions(Path probe, @Nullable String before) {
    String agent = toolOption("-javaagent:" + probe);
    if (before == null || before.isBlank()) {
      return agent;
    }
    return before.contains(agent) ? before : agent + " " + before;
  }

  /** The JVM splits at blanks, and knows quotes but no escapes. */
  private static String toolOption(String option) {
    if (option.chars().noneMatch(Character::isWhitespace)) {
      return option;
    }
    return option.contains("\"") ? "'" + option + "'" : "\"" + option + "\"";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
