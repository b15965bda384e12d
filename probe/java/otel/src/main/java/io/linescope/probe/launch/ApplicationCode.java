/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import io.linescope.probe.engine.settings.EngineSettings.ApplicationClasses;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which classes are the application's own, judged by where they come from.
 *
 * <p>Class folders and the {@code classes} of fat jars and WARs are; a jar's classes are as far as
 * they share the first two package segments of the main class, in a WAR of its own classes. That
 * takes in libraries of the same house, and leaves out what was shaded in.
 */
final class ApplicationCode implements ApplicationClasses {
  private final boolean container;
  private final String prefix;
  private final ConcurrentHashMap<String, Boolean> folders = new ConcurrentHashMap<>();
  private final WebLibraries webLibraries = new WebLibraries();

  ApplicationCode(Program program) {
    container = program.isContainer();
    prefix = container ? "" : firstTwoSegments(program.mainClass);
  }

  @Override
  public boolean contains(String className, @Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || isOurs(className)) {
      return false;
    }
    String place = location.toString();
    return sharesPrefix(className)
        || folders.computeIfAbsent(place, this::isClassFolder)
        || webLibraries.contain(className, place);
  }

  private static boolean isOurs(String className) {
    return className.startsWith("io.linescope.probe.") || className.startsWith("io.linescope.api.");
  }

  /** What was chosen, for people. */
  String describe() {
    return prefix.isEmpty()
        ? "class folders, WEB-INF/classes and libraries of the same packages"
        : prefix + "*";
  }

  private boolean sharesPrefix(String className) {
    return !prefix.isEmpty() && className.startsWith(prefix);
  }

  private boolean isClassFolder(String location) {
    if (location.contains("BOOT-INF/classes") || location.contains("WEB-INF/classes")) {
      return true;
    }
    return location.startsWith("file:") && (location.endsWith("/") || isPackedWar(location));
  }

  /** The WAR is what Tomcat names as the place of its classes, if it was told not to unpack it. */
  private boolean isPackedWar(String location) {
    return container && location.endsWith(".war");
  }

  static String firstTwoSegments(String className) {
    String[] segments = className.split("\\.", -1);
    if (segments.length < 2) {
      return "";
    }
    return segments.length == 2 ? segments[0] + "." : segments[0] + "." + segments[1] + ".";
  }
}
