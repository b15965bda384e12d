/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.weave;

import io.linescope.probe.engine.names.ClassPatterns;
import io.linescope.probe.engine.settings.EngineSettings;
import java.security.ProtectionDomain;
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
    "com/sun/",
    "org/springframework/boot/loader/" // lies in the application's own folder when that is unpacked
  };

  private final EngineSettings.ApplicationClasses application;
  private final ClassPatterns included;
  private final ClassPatterns excluded;

  ClassSelector(EngineSettings settings) {
    application = settings.application();
    included = new ClassPatterns(settings.include());
    excluded = new ClassPatterns(settings.exclude());
  }

  /** Asked with the name as the JVM has it, with slashes. */
  boolean selects(String internalName, @Nullable ProtectionDomain domain) {
    if (internalName.contains("$$") || isNever(internalName)) {
      return false;
    }
    String name = internalName.replace('/', '.');
    return !excluded.match(name) && (included.match(name) || application.contains(name, domain));
  }

  private static boolean isNever(String internalName) {
    for (String prefix : NEVER) {
      if (internalName.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
