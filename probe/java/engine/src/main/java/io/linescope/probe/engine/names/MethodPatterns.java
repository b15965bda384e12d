/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Methods such as {@code com.acme.Order#total}, or all of {@link ClassPatterns} without one. */
public final class MethodPatterns {
  private final List<String> texts;
  private final List<ClassPatterns> classes = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  public MethodPatterns(List<String> patterns) {
    texts = new ArrayList<>(patterns);
    for (String pattern : patterns) {
      int hash = pattern.indexOf('#');
      String className = hash < 0 ? pattern : pattern.substring(0, hash);
      classes.add(new ClassPatterns(Collections.singletonList(className)));
      names.add(hash < 0 ? "" : pattern.substring(hash + 1));
    }
  }

  public boolean match(String className, String method) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if ((name.isEmpty() || name.equals(method)) && classes.get(i).match(className)) {
        return true;
      }
    }
    return false;
  }

  /** As they were given. */
  public List<String> texts() {
    return Collections.unmodifiableList(texts);
  }
}
