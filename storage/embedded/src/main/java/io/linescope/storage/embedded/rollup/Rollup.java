/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.row.SpanKey;
import io.linescope.storage.embedded.row.SpanRow;
import java.util.Locale;

/**
 * The figures of a part: its instances, the requests they served, and who called whom.
 *
 * <p>They are counted from the same rows that the part keeps, at the same moment, and again when
 * these are replayed from the log: they cannot be out of step. Readers get what a segment would
 * hold, so that there is one way to read. Thread-safe.
 */
public final class Rollup {
  private final Origins origins = new Origins();
  private final Operations operations;
  private final CallGraph graph;

  public Rollup(Beyond beyond) {
    operations = new Operations(beyond);
    graph = new CallGraph(beyond);
  }

  /** What is asked for, and written, apart. */
  public enum Section {
    INSTANCES,
    OPERATIONS,
    TOPOLOGY;

    /** Returns the name of its file in a segment. */
    public String fileName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Counts a span and returns the environment that it is of. */
  public synchronized String add(SpanKey key, SpanRow row) {
    Origin origin = origins.see(row);
    if (Operations.isRequest(row)) {
      operations.add(origin, row);
    }
    graph.add(key, origin.service, row);
    return origin.environment();
  }

  /** Brings what waits for other spans within the limit of what is written. */
  public synchronized void settle() {
    graph.settle();
  }

  /** Returns a section as it stands at this moment. */
  public synchronized byte[] bytes(Section section) {
    ByteWriter out = new ByteWriter();
    switch (section) {
      case INSTANCES -> origins.write(out);
      case OPERATIONS -> Operations.write(origins.all(), out);
      case TOPOLOGY -> graph.write(out);
    }
    return out.toBytes();
  }
}
