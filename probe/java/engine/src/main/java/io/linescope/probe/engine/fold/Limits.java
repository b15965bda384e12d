/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.engine.settings.EngineSettings;
import java.util.ArrayList;
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
  private final Set<String> notes = new TreeSet<>();
  private final Set<Long> cut = new HashSet<>();
  private int kept;
  private long seen;

  Limits(EngineSettings settings) {
    this.settings = settings;
  }

  /** Makes a node, or null where that is one too many. */
  synchronized @Nullable Node node(Node place, @Nullable Node parent, int method, long nanos) {
    String note = reached(parent);
    if (note == null) {
      seen++;
      kept++;
      return new Node(parent, method, Math.max(0, nanos));
    }
    note(note);
    if (cut.size() < settings.maxNodes()
        && cut.add((long) System.identityHashCode(place) << 32 | method)) {
      seen++;
      Counter.NODES_CUT.add(1);
    }
    return null;
  }

  private @Nullable String reached(@Nullable Node parent) {
    if (kept >= settings.maxNodes()) {
      return "max-nodes";
    }
    if (parent != null && parent.depth >= settings.maxDepth()) {
      return "max-depth";
    }
    return (long) kept * BYTES_EACH >= settings.maxBytesPerTree() ? "max-bytes" : null;
  }

  synchronized void note(String slug) {
    notes.add(slug);
  }

  synchronized List<String> notes() {
    return new ArrayList<>(notes);
  }

  /** Returns how many nodes the request made since this was last asked. */
  synchronized long takeSeen() {
    long taken = seen;
    seen = 0;
    return taken;
  }
}
