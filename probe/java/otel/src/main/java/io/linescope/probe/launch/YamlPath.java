/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads one plain scalar out of a YAML file of nested keys; enough for a name. */
final class YamlPath {
  private final Deque<String> keys = new ArrayDeque<>();
  private final Deque<Integer> indents = new ArrayDeque<>();

  /** The scalar at the dotted path; null: not there. */
  static @Nullable String find(BufferedReader reader, String path) throws IOException {
    YamlPath position = new YamlPath();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int colon = line.indexOf(':');
      String text = line.trim();
      if (colon < 0 || text.startsWith("#") || text.startsWith("-")) {
        continue;
      }
      position.enter(line.substring(0, colon).trim(), line.indexOf(text));
      String value = plain(line.substring(colon + 1));
      if (!value.isEmpty() && position.path().equals(path)) {
        return value;
      }
    }
    return null;
  }

  private void enter(String key, int indent) {
    while (!indents.isEmpty() && indents.getLast() >= indent) {
      indents.removeLast();
      keys.removeLast();
    }
    indents.addLast(indent);
    keys.addLast(key);
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (Iterator<String> i = keys.iterator(); i.hasNext(); ) {
      path.append(i.next()).append(i.hasNext() ? "." : "");
    }
    return path.toString();
  }

  private static String plain(String value) {
    int comment = value.indexOf(" #");
    String text = (comment < 0 ? value : value.substring(0, comment)).trim();
    return text.replaceAll("^[\"']|[\"']$", "");
  }
}
