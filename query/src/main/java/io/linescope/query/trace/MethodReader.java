/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.analysis.calltree.CallTree;
import io.linescope.analysis.calltree.CallTree.MethodKey;
import io.linescope.model.Method;
import io.linescope.storage.CallTrees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the names behind the numbers of one tree. */
final class MethodReader {
  private MethodReader() {}

  static Map<MethodKey, Method> read(CallTrees names, CallTree tree) {
    Map<Long, Set<Integer>> numbers = new HashMap<>();
    tree.nodes().forEach(node -> add(numbers, node.method()));
    tree.demoted().forEach(key -> add(numbers, key));
    Map<MethodKey, Method> methods = new HashMap<>();
    numbers.forEach(
        (epoch, wanted) ->
            names
                .methods(tree.instance(), epoch, wanted)
                .forEach((number, method) -> methods.put(new MethodKey(epoch, number), method)));
    return methods;
  }

  private static void add(Map<Long, Set<Integer>> numbers, MethodKey key) {
    numbers.computeIfAbsent(key.epoch(), epoch -> new HashSet<>()).add(key.number());
  }
}
