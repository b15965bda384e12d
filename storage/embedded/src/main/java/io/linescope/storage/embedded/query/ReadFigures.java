/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.query;

import io.linescope.storage.OperationFigures.OperationMinute;
import io.linescope.storage.Scope;
import io.linescope.storage.ServiceInstances.Instance;
import io.linescope.storage.Topology.EdgeMinute;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.part.Part;
import io.linescope.storage.embedded.rollup.CallGraphs;
import io.linescope.storage.embedded.rollup.Operations;
import io.linescope.storage.embedded.rollup.Origins;
import io.linescope.storage.embedded.rollup.Rollup;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What parts counted of their spans: no span is read. */
public final class ReadFigures {
  /** How far apart the two spans of a call may have begun. */
  private static final long LONGEST_CALL_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final Comparator<Instance> BY_NAME =
      Comparator.comparing(Instance::environment)
          .thenComparing(Instance::service)
          .thenComparing(Instance::instance);

  private final List<Part> parts;
  private final Scope scope;

  public ReadFigures(List<Part> parts, Scope scope) {
    this.parts = parts;
    this.scope = scope;
  }

  public void operations(Consumer<OperationMinute> action) throws IOException {
    forEachPart(Rollup.Section.OPERATIONS, 0, written -> Operations.read(written, scope, action));
  }

  public List<Instance> instances() throws IOException {
    Map<List<String>, Instance> instances = new HashMap<>();
    Consumer<Instance> merge =
        seen ->
            instances.merge(
                List.of(seen.environment(), seen.service(), seen.instance()),
                seen,
                ReadFigures::both);
    forEachPart(Rollup.Section.INSTANCES, 0, written -> Origins.read(written, scope, merge));
    return instances.values().stream().filter(this::isInScope).sorted(BY_NAME).toList();
  }

  private static Instance both(Instance one, Instance other) {
    Instance last = one.lastSeenUnixNanos() > other.lastSeenUnixNanos() ? one : other;
    return new Instance(
        last.environment(),
        last.service(),
        last.instance(),
        Math.min(one.firstSeenUnixNanos(), other.firstSeenUnixNanos()),
        last.lastSeenUnixNanos(),
        last.resource());
  }

  private boolean isInScope(Instance instance) {
    return instance.firstSeenUnixNanos() < scope.toUnixNanos()
        && instance.lastSeenUnixNanos() >= scope.fromUnixNanos();
  }

  public void topology(Consumer<EdgeMinute> action) throws IOException {
    CallGraphs graphs = new CallGraphs(scope, action);
    forEachPart(Rollup.Section.TOPOLOGY, LONGEST_CALL_NANOS, graphs::add);
    graphs.finish();
  }

  /** Reads a section of each part that has spans of the scope, or so far from it. */
  private void forEachPart(Rollup.Section section, long marginNanos, Consumer<ByteReader> action)
      throws IOException {
    long from = scope.fromUnixNanos() - marginNanos;
    long to = Math.min(scope.toUnixNanos(), Long.MAX_VALUE - marginNanos) + marginNanos;
    for (Part part : parts) {
      ByteReader written = part.contents().overlaps(from, to) ? part.rollup(section) : null;
      if (written != null) {
        action.accept(written);
      }
    }
  }
}
