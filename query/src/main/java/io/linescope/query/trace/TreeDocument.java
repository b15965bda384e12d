/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linescope.analysis.calltree.CallTree;
import io.linescope.analysis.calltree.CallTree.MethodKey;
import io.linescope.model.CallTreePart;
import io.linescope.model.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of {@link TreeEndpoint}, which {@code linescope tree} prints. */
record TreeDocument(String traceId, List<Tree> trees, int version) {
  /** The note of a tree in which some methods have numbers instead of names. */
  static final String METHODS_UNNAMED = "methods-unnamed";

  record Tree(
      String service,
      String instance,
      String spanId,
      boolean complete,
      long seenNodes,
      long keptNodes,
      List<String> notes,
      List<Fragment> fragments,
      List<Node> nodes,
      List<Demoted> demoted,
      @Nullable Calls calls) {

    static Tree of(CallTree tree, Map<MethodKey, Method> methods, long traceStart) {
      return new Tree(
          tree.service(),
          tree.instance(),
          tree.spanId().toString(),
          tree.complete(),
          tree.seenNodes(),
          tree.keptNodes(),
          notes(tree, methods),
          tree.fragments().stream().map(Fragment::of).toList(),
          tree.nodes().stream()
              .map(node -> Node.of(node, named(methods, node.method()), traceStart))
              .toList(),
          tree.demoted().stream().map(key -> Demoted.of(named(methods, key))).toList(),
          tree.calls() == null ? null : Calls.of(tree.calls(), traceStart));
    }

    private static List<String> notes(CallTree tree, Map<MethodKey, Method> methods) {
      List<String> notes = new ArrayList<>(tree.notes());
      if (!tree.nodes().stream().allMatch(node -> methods.containsKey(node.method()))) {
        notes.add(METHODS_UNNAMED);
      }
      return notes;
    }

    private static Method named(Map<MethodKey, Method> methods, MethodKey key) {
      Method method = methods.get(key);
      return method == null ? new Method("", "#" + key.number(), "", null) : method;
    }
  }

  record Fragment(
      int id, String thread, boolean virtual, String spanId, @Nullable Integer anchorNode) {
    static Fragment of(CallTreePart.Fragment fragment) {
      return new Fragment(
          fragment.id(),
          fragment.thread(),
          fragment.virtual(),
          fragment.spanId().toString(),
          fragment.anchorNode());
    }
  }

  record Node(
      int id,
      @Nullable Integer parent,
      int fragment,
      @JsonProperty("class") String className,
      String method,
      String descriptor,
      @Nullable Integer line,
      long count,
      long timedCount,
      long measuredCount,
      @Nullable Long totalNanos,
      @Nullable Long selfNanos,
      @Nullable Long totalAllocatedBytes,
      @Nullable Long selfAllocatedBytes,
      long errors,
      long firstStartNanos) {
    static Node of(CallTree.Node node, Method method, long traceStart) {
      CallTreePart.Node figures = node.figures();
      return new Node(
          figures.id(),
          node.parent(),
          figures.fragment(),
          method.className(),
          method.name(),
          method.descriptor(),
          method.line(),
          figures.count(),
          figures.timedCount(),
          figures.measuredCount(),
          figures.totalNanos(),
          figures.selfNanos(),
          figures.totalAllocatedBytes(),
          figures.selfAllocatedBytes(),
          figures.errors(),
          node.firstStartUnixNanos() - traceStart);
    }
  }

  /** Every call by start: columns of equal length. A duration whose end was not seen is null. */
  record Calls(
      long missing, List<Integer> node, List<Long> startNanos, List<@Nullable Long> durationNanos) {
    static Calls of(io.linescope.model.Calls calls, long traceStart) {
      List<Integer> nodes = new ArrayList<>(calls.size());
      List<Long> starts = new ArrayList<>(calls.size());
      List<@Nullable Long> durations = new ArrayList<>(calls.size());
      for (int i = 0; i < calls.size(); i++) {
        nodes.add(calls.node(i));
        starts.add(calls.startNanos(i) - traceStart);
        durations.add(calls.durationNanos(i));
      }
      return new Calls(calls.missing(), nodes, starts, durations);
    }
  }

  record Demoted(@JsonProperty("class") String className, String method, String descriptor) {
    static Demoted of(Method method) {
      return new Demoted(method.className(), method.name(), method.descriptor());
    }
  }
}
