/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;

/** What the server takes of the heap. */
final class Heap {
  private Heap() {}

  /** Returns figures by name as Prometheus writes them. */
  static Map<String, Long> figures() {
    MemoryUsage now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return Map.of(
        "linescope_heap_bytes", now.getUsed(),
        "linescope_heap_limit_bytes", now.getMax(),
        "linescope_heap_live_bytes", live());
  }

  /** What the last collection of each pool left, which is what is in use as far as one knows. */
  private static long live() {
    long live = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      live += left == null ? 0 : left.getUsed();
    }
    return live;
  }
}
