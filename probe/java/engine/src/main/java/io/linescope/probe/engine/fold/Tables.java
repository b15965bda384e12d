/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.fold;

import java.util.ArrayDeque;

/** Tables that wait to be used again. */
final class Tables {
  private static final int MAX_SPARE = 64;

  private final ArrayDeque<NodeTable> spare = new ArrayDeque<>();

  synchronized NodeTable take() {
    NodeTable table = spare.poll();
    return table == null ? new NodeTable() : table;
  }

  synchronized void give(NodeTable table) {
    if (spare.size() < MAX_SPARE && table.reuse()) {
      spare.push(table);
    }
  }
}
