/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A place that keeps what was recorded and answers questions about it.
 *
 * <p>All parts are thread-safe. An error of the underlying engine comes unchecked, with the
 * engine's own message, so that it can be looked up.
 */
public interface Storage extends Closeable {
  Appender appender();

  Traces traces();

  TraceSearch traceSearch();

  ServiceNames serviceNames();

  CallTrees callTrees();

  OperationFigures operationFigures();

  ServiceInstances serviceInstances();

  Topology topology();

  /**
   * Returns what is wrong with this storage, each with the reason; empty if nothing is. MUST NOT
   * take longer than a second.
   */
  List<String> problems();

  /** Figures of this storage by name, such as {@code wal_bytes}: for /metrics. */
  Map<String, Long> figures();

  /** Stops accepting, makes everything acknowledged durable, and lets go of all resources. */
  @Override
  void close() throws IOException;
}
