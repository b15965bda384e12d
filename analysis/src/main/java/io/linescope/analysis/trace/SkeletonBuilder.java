/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.analysis.trace;

import io.linescope.model.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a skeleton without recursion: a trace may be as deep as it is long.
 *
 * <p>Spans are sorted once; then each list of siblings, threaded through two arrays, is in order by
 * itself.
 */
final class SkeletonBuilder {
  private static final int NONE = -1;
  private static final Comparator<Span> BY_START =
      Comparator.comparingLong(Span::startUnixNanos)
          .thenComparing(span -> span.spanId().value(), Long::compareUnsigned);

  private final List<Span> sorted;
  private final int[] parent;
  private final int[] firstChild;
  private final int[] nextSibling;
  private final List<Span> rows;
  private final int[] rowOf;
  private final int[] parents;
  private final int[] subtreeEnds;
  private int missingParents;

  SkeletonBuilder(List<Span> spans) {
    sorted = spans.stream().sorted(BY_START).toList();
    parent = filled(sorted.size());
    firstChild = filled(sorted.size());
    nextSibling = filled(sorted.size());
    rowOf = filled(sorted.size());
    parents = filled(sorted.size());
    subtreeEnds = filled(sorted.size());
    rows = new ArrayList<>(sorted.size());
  }

  TraceSkeleton build() {
    findParents();
    cutRings();
    threadSiblings();
    for (int i = 0; i < sorted.size(); i++) {
      if (parent[i] == NONE) {
        layOut(i);
      }
    }
    long start = sorted.isEmpty() ? 0 : sorted.get(0).startUnixNanos();
    long end = sorted.stream().mapToLong(Span::endUnixNanos).max().orElse(start);
    return new TraceSkeleton(
        rows, parents, subtreeEnds, start, Math.max(0, end - start), missingParents);
  }

  private void findParents() {
    Map<Long, Integer> indexes = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      indexes.putIfAbsent(sorted.get(i).spanId().value(), i);
    }
    for (int i = 0; i < sorted.size(); i++) {
      Span span = sorted.get(i);
      if (!span.isRoot()) {
        parent[i] = indexes.getOrDefault(span.parentSpanId().value(), NONE);
        missingParents += parent[i] == NONE ? 1 : 0;
      }
    }
  }

  /** Makes the earliest span of each ring a root. */
  private void cutRings() {
    int[] walk = new int[sorted.size()];
    for (int i = 0; i < sorted.size(); i++) {
      int at = i;
      while (at != NONE && walk[at] == 0) {
        walk[at] = i + 1;
        at = parent[at];
      }
      if (at != NONE && walk[at] == i + 1) {
        parent[earliestOfRing(at)] = NONE;
        missingParents++;
      }
    }
  }

  private int earliestOfRing(int member) {
    int earliest = member;
    for (int at = parent[member]; at != member; at = parent[at]) {
      earliest = Math.min(earliest, at);
    }
    return earliest;
  }

  private void threadSiblings() {
    for (int i = sorted.size() - 1; i >= 0; i--) {
      if (parent[i] != NONE) {
        nextSibling[i] = firstChild[parent[i]];
        firstChild[parent[i]] = i;
      }
    }
  }

  private void layOut(int root) {
    int at = root;
    enter(at);
    while (at != NONE) {
      if (firstChild[at] != NONE) {
        at = firstChild[at];
        enter(at);
      } else {
        at = leaveUpToNext(at, root);
      }
    }
  }

  private void enter(int index) {
    rowOf[index] = rows.size();
    parents[rows.size()] = parent[index] == NONE ? NONE : rowOf[parent[index]];
    rows.add(sorted.get(index));
  }

  /** Closes subtrees upwards until there is a sibling to go on with. */
  private int leaveUpToNext(int from, int root) {
    int at = from;
    while (true) {
      subtreeEnds[rowOf[at]] = rows.size();
      if (at == root) {
        return NONE;
      }
      if (nextSibling[at] != NONE) {
        enter(nextSibling[at]);
        return nextSibling[at];
      }
      at = parent[at];
    }
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }
}
