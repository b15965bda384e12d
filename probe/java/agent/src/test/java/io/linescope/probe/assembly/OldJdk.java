/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The public API of an earlier Java, as the compiler keeps it for {@code --release} in a file named
 * ct.sym: {@code 89A/java.base/java/lang/String.sig} is String as of 8, 9 and 10.
 */
final class OldJdk {
  private final Map<String, byte[]> classFiles = new HashMap<>();

  /**
   * @param release from 8, which the present JDK's compiler knows
   */
  OldJdk(int release) throws IOException {
    String code = Integer.toString(release, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
    Path symbols = Path.of(System.getProperty("java.home"), "lib", "ct.sym");
    try (ZipFile file = new ZipFile(symbols.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        String[] parts = entry.getName().split("/", 3);
        if (parts[0].contains(code) && entry.getName().endsWith(".sig")) {
          String name = parts[2].substring(0, parts[2].length() - ".sig".length());
          classFiles.put(name, file.getInputStream(entry).readAllBytes());
        }
      }
    }
    if (!classFiles.containsKey("java/lang/Object")) {
      throw new IOException("release: " + release + " (expected: one that javac knows)");
    }
  }

  /** The class file, without code; null: that Java has no such class. */
  byte[] find(String name) {
    return classFiles.get(name);
  }
}
