/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.names;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Classes by name, or all in a package by its name; {@code *} stands for anything. */
public final class ClassPatterns {
  private final Pattern any;

  public ClassPatterns(List<String> patterns) {
    any =
        Pattern.compile(
            patterns.stream()
                .map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q") + "([.$].*)?")
                .collect(Collectors.joining("|")));
  }

  /** Whether one of them matches; never if there are none. */
  public boolean match(String className) {
    return any.matcher(className).matches();
  }
}
