/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.rollup;

import io.linescope.model.Red;
import io.linescope.model.SpanKind;
import io.linescope.storage.OperationFigures;
import io.linescope.storage.OperationFigures.OperationMinute;
import io.linescope.storage.Scope;
import io.linescope.storage.Topology;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;
import io.linescope.storage.embedded.row.SpanRow;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests that the services of a part served, by instance, operation, kind and minute. */
public final class Operations {
  /** Beyond so many names of a service, the rest count as one. */
  static final int MOST_NAMES = 1_000;

  private static final int MOST_CELLS = 50_000;

  /** OTLP's flags that tell that the parent is in another process. */
  private static final int PARENT_IS_REMOTE = 0x300;

  private static final SpanKind[] KINDS = SpanKind.values();

  private final Map<Topology.Node, Set<String>> names = new HashMap<>();
  private final Cells cells = new Cells(MOST_CELLS);
  private final Cells spare = new Cells(MOST_CELLS);
  private final Beyond beyond;

  Operations(Beyond beyond) {
    this.beyond = beyond;
  }

  static boolean isRequest(SpanRow row) {
    return row.kind() == SpanKind.SERVER.ordinal()
        || row.kind() == SpanKind.CONSUMER.ordinal()
        || row.parentSpanId().isEmpty()
        || (row.flags() & PARENT_IS_REMOTE) == PARENT_IS_REMOTE;
  }

  void add(Origin origin, SpanRow row) {
    boolean named = origin.has(row.name()) || isNamed(origin.service, row.name());
    Red red = named ? cell(origin, row.name(), row, cells) : null;
    if (red == null) {
      beyond.requestsAsOther.incrementAndGet();
      red = cell(origin, OperationFigures.OTHER, row, spare);
    }
    if (red == null) {
      beyond.requestsUncounted.incrementAndGet();
    } else {
      red.add(row.durationNanos(), row.statusCode() == SpanRow.ERROR);
    }
  }

  private boolean isNamed(Topology.Node service, String operation) {
    Set<String> known = names.computeIfAbsent(service, key -> new HashSet<>());
    return known.contains(operation) || (known.size() < MOST_NAMES && known.add(operation));
  }

  private static @Nullable Red cell(Origin origin, String name, SpanRow row, Cells from) {
    return origin.series(name, row.kind()).at(row.startUnixNanos(), from);
  }

  static void write(Collection<Origin> origins, ByteWriter out) {
    out.number(origins.size());
    for (Origin origin : origins) {
      out.text(origin.environment()).text(origin.name()).text(origin.instance);
      out.number(origin.operations.size());
      origin.operations.forEach((name, byKind) -> write(out.text(name), byKind));
    }
  }

  private static void write(ByteWriter out, @Nullable Series[] byKind) {
    out.number(Arrays.stream(byKind).filter(Objects::nonNull).count());
    for (int kind = 0; kind < byKind.length; kind++) {
      Series series = byKind[kind];
      if (series != null) {
        series.write(out.number(kind));
      }
    }
  }

  /** Passes on what the scope has of the figures that were written. */
  public static void read(ByteReader in, Scope scope, Consumer<OperationMinute> action) {
    for (int origins = in.integer(); origins > 0; origins--) {
      Origin origin = new Origin(Topology.Node.service(in.text(), in.text()), in.text());
      for (int operations = in.integer(); operations > 0; operations--) {
        read(in, origin, scope, action);
      }
    }
  }

  private static void read(
      ByteReader in, Origin origin, Scope scope, Consumer<OperationMinute> action) {
    String operation = in.text();
    for (int left = in.integer(); left > 0; left--) {
      SpanKind kind = KINDS[in.integer()];
      Series series = Series.read(in);
      if (scope.hasService(origin.environment(), origin.name())) {
        series.forEach(
            scope,
            (red, minute) ->
                action.accept(
                    new OperationMinute(
                        origin.environment(),
                        origin.name(),
                        origin.instance,
                        operation,
                        kind,
                        minute,
                        red)));
      }
    }
  }
}
