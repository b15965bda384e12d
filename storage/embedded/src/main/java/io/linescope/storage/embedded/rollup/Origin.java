/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.model.SpanKind;
import io.linescope.storage.Topology;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance of a service, and what a part counts of it. */
final class Origin {
  private static final int KINDS = SpanKind.values().length;

  final Topology.Node service;
  final String instance;

  /** Of each operation a series for each kind, null where there is none. */
  final Map<String, @Nullable Series[]> operations = new HashMap<>();

  String resource = "";
  long firstSeen = Long.MAX_VALUE;
  long lastSeen = Long.MIN_VALUE;

  Origin(Topology.Node service, String instance) {
    this.service = service;
    this.instance = instance;
  }

  String environment() {
    return service.environment();
  }

  String name() {
    return service.name();
  }

  void see(long startUnixNanos, String withResource) {
    firstSeen = Math.min(firstSeen, startUnixNanos);
    if (startUnixNanos >= lastSeen) {
      lastSeen = startUnixNanos;
      resource = withResource;
    }
  }

  boolean has(String operation) {
    return operations.containsKey(operation);
  }

  Series series(String operation, int kind) {
    @Nullable Series[] byKind = operations.computeIfAbsent(operation, name -> new Series[KINDS]);
    Series series = byKind[kind];
    if (series == null) {
      series = new Series();
      byKind[kind] = series;
    }
    return series;
  }
}
