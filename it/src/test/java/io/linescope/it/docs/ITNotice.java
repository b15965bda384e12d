/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linescope.it.process.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** NOTICE names what is shipped, as far as what is shipped says where it comes from. */
class ITNotice {
  private static final Pattern MAVEN = Pattern.compile("META-INF/maven/([^/]+)/.+");
  private static final Pattern LIBRARY = Pattern.compile("BOOT-INF/lib/(.+?)-\\d[^/]*\\.jar");

  private static List<Pattern> named;

  @BeforeAll
  static void read() throws IOException {
    try (Stream<String> lines = Files.lines(Distribution.home().resolve("NOTICE"))) {
      named =
          lines
              .filter(line -> line.startsWith("  ") && line.contains("): "))
              .flatMap(
                  line -> Arrays.stream(line.substring(line.lastIndexOf("): ") + 3).split(", ")))
              .map(name -> Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")))
              .toList();
    }
  }

  @Test
  void librariesOfTheServer_areNamed() throws IOException {
    Set<String> groups = found(Distribution.home().resolve("linescope.jar"), MAVEN);
    groups.removeIf(group -> group.equals("io.linescope"));
    assertThat(groups).hasSizeGreaterThan(10).allMatch(ITNotice::isNamed);
  }

  @Test
  void librariesOfTheDemo_areNamed() throws IOException {
    Set<String> libraries = found(Distribution.home().resolve("demo/shop.jar"), LIBRARY);
    libraries.addAll(found(Distribution.home().resolve("demo/stock.jar"), LIBRARY));
    libraries.removeIf(library -> library.startsWith("linescope-"));
    assertThat(libraries).hasSizeGreaterThan(20).allMatch(ITNotice::isNamed);
  }

  @Test
  void librariesOfTheUi_areNamed() throws IOException {
    JsonNode manifest =
        new ObjectMapper().readTree(Distribution.root().resolve("ui/package.json").toFile());
    Set<String> names = new TreeSet<>();
    manifest.path("dependencies").fieldNames().forEachRemaining(names::add);
    assertThat(names).hasSizeGreaterThan(5).allMatch(ITNotice::isNamed);
  }

  private static boolean isNamed(String name) {
    return named.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static Set<String> found(Path jar, Pattern pattern) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      Set<String> found = new TreeSet<>();
      file.stream()
          .map(entry -> pattern.matcher(entry.getName()))
          .filter(Matcher::matches)
          .forEach(match -> found.add(match.group(1)));
      return found;
    }
  }
}
