/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The libraries of web applications that are of the same house as the application: those classes in
 * {@code WEB-INF/lib} that share the first two package segments of one in {@code WEB-INF/classes}.
 */
final class WebLibraries {
  /** Where Tomcat puts pages that were compiled beforehand; it is nobody's house. */
  private static final String COMPILED_PAGES = "org.apache.jsp.";

  private final ConcurrentHashMap<String, Set<String>> prefixes = new ConcurrentHashMap<>();

  boolean contain(String className, String location) {
    int root = location.indexOf("/WEB-INF/lib/");
    if (root < 0 || !location.startsWith("file:")) {
      return false;
    }
    String classes = location.substring(0, root) + "/WEB-INF/classes/";
    return prefixes.computeIfAbsent(classes, WebLibraries::prefixesIn).stream()
        .anyMatch(className::startsWith);
  }

  private static Set<String> prefixesIn(String folder) {
    try {
      Path root = Paths.get(URI.create(folder));
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".class"))
            .map(file -> file.replaceFirst("\\.class$", "").replace(File.separatorChar, '.'))
            .filter(name -> !name.startsWith(COMPILED_PAGES))
            .map(ApplicationCode::firstTwoSegments)
            .filter(prefix -> !prefix.isEmpty())
            .collect(Collectors.toSet());
      }
    } catch (IOException | RuntimeException e) { // no such folder: all that is there are libraries
      return Collections.emptySet();
    }
  }
}
