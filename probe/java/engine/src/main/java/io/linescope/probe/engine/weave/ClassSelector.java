/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.weave;

import io.linescope.probe.engine.settings.EngineSettings;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells which classes are woven: the application's and those named, but not those excluded. */
final class ClassSelector {
  private static final String[] NEVER = {
    "io/linescope/probe/",
    "io/opentelemetry/javaagent/",
    "java/",
    "javax/",
    "jdk/",
    "sun/",
    "com/sun/"
  };

  private final EngineSettings.ApplicationClasses application;
  private final @Nullable Pattern included;
  private final @Nullable Pattern excluded;

  ClassSelector(EngineSettings settings) {
    application = settings.application();
    included = pattern(settings.include());
    excluded = pattern(settings.exclude());
  }

  /** Asked with the name as the JVM has it, with slashes. */
  boolean selects(String internalName, @Nullable ProtectionDomain domain) {
    if (internalName.contains("$$") || isNever(internalName)) {
      return false;
    }
    String name = internalName.replace('/', '.');
    if (excluded != null && excluded.matcher(name).matches()) {
      return false;
    }
    return included == null
        ? application.contains(name, domain)
        : included.matcher(name).matches() || application.contains(name, domain);
  }

  private static boolean isNever(String internalName) {
    for (String prefix : NEVER) {
      if (internalName.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** A pattern matches a class by name, or everything in a package by its name. */
  private static @Nullable Pattern pattern(List<String> patterns) {
    if (patterns.isEmpty()) {
      return null;
    }
    String any =
        patterns.stream()
            .map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q") + "([.$].*)?")
            .collect(Collectors.joining("|"));
    return Pattern.compile(any);
  }
}
