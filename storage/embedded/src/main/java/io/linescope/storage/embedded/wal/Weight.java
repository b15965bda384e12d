/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.wal;

import io.linescope.model.CallTreePart;
import io.linescope.model.MethodNames;
import io.linescope.storage.embedded.row.SpanRow;

/** About how many bytes of the heap things take, rather too many than too few. */
final class Weight {
  private static final int TEXT = 56;
  private static final int ROW = 160;
  private static final int TREE = 600;
  private static final int FRAGMENT = 120;
  private static final int NODE = 200;
  private static final int CALL = 20;
  private static final int METHOD = 400;

  private Weight() {}

  /** A row while it waits for the disk. Its resource and scope are shared with its neighbours. */
  static long of(SpanRow row) {
    return ROW
        + text(row.traceId())
        + text(row.spanId())
        + text(row.parentSpanId())
        + text(row.name())
        + text(row.statusMessage())
        + text(row.traceState())
        + text(row.attributes())
        + text(row.events())
        + text(row.links());
  }

  private static long text(String text) {
    return (long) TEXT + text.length();
  }

  static long of(CallTreePart part) {
    long calls = part.calls() == null ? 0 : part.calls().size();
    return TREE
        + (long) FRAGMENT * part.fragments().size()
        + (long) NODE * part.nodes().size()
        + CALL * calls;
  }

  static long of(MethodNames names) {
    return (long) METHOD * names.methods().size();
  }
}
