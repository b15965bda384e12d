/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each different text a number, from 0 in the order of first appearance. */
final class Words {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int number(String word) {
    return numbers.computeIfAbsent(word, key -> numbers.size());
  }

  List<String> list() {
    return new ArrayList<>(numbers.keySet());
  }
}
