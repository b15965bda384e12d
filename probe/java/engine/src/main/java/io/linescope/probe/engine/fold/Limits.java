/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.settings.EngineSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one tree may grow to, and what was cut. */
final class Limits {
  /** A node's share of an encoded tree, on the safe side. */
  private static final int BYTES_EACH = 40;

  private final EngineSettings settings;
  private @Nullable Set<String> notes;
  private @Nullable Set<List<Integer>> cut;
  private int kept;
  private int calls;
  private long seen;

  Limits(EngineSettings settings) {
    this.settings = settings;
  }

  /**
   * Whether there may be one more node.
   *
   * @param fragment the place of the node: where, below which node, and what
   */
  synchronized boolean takesNode(int fragment, int parent, int parentDepth, int method) {
    String note = reached(parentDepth);
    if (note == null) {
      seen++;
      kept++;
      return true;
    }
    note(note);
    if (cut == null) {
      cut = new HashSet<>();
    }
    if (cut.size() < settings.maxNodes() && cut.add(Arrays.asList(fragment, parent, method))) {
      seen++;
      Counter.NODES_CUT.add(1);
    }
    return false;
  }

  /** Nodes turned out to be others that there are. */
  synchronized void giveBack(int nodes) {
    kept -= nodes;
    seen -= nodes;
  }

  private @Nullable String reached(int parentDepth) {
    if (kept >= settings.maxNodes()) {
      return "max-nodes";
    }
    if (parentDepth >= settings.maxDepth()) {
      return "max-depth";
    }
    return (long) kept * BYTES_EACH >= settings.maxBytesPerTree() ? "max-bytes" : null;
  }

  /** Whether there may be one more of the calls that are kept in order. */
  synchronized boolean takesCall() {
    if (calls >= settings.maxOrderedCalls()) {
      note("max-calls");
      return false;
    }
    calls++;
    return true;
  }

  synchronized void note(String slug) {
    if (notes == null) {
      notes = new TreeSet<>();
    }
    notes.add(slug);
  }

  synchronized List<String> notes() {
    return notes == null ? new ArrayList<>() : new ArrayList<>(notes);
  }

  /** Returns how many nodes the request made since this was last asked. */
  synchronized long takeSeen() {
    long taken = seen;
    seen = 0;
    return taken;
  }
}
