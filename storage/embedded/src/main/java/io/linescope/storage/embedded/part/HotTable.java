/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.part;

import io.linescope.model.CallTreePart;
import io.linescope.model.Method;
import io.linescope.model.MethodNames;
import io.linescope.model.TraceId;
import io.linescope.storage.embedded.duck.Database;
import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.rollup.Beyond;
import io.linescope.storage.embedded.rollup.Rollup;
import io.linescope.storage.embedded.row.SpanKey;
import io.linescope.storage.embedded.row.SpanRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** What was appended since the last seal, in memory. Written by one thread, read by many. */
public final class HotTable implements Part {
  static final String COLUMNS =
      """
      trace_id VARCHAR, span_id VARCHAR, parent_span_id VARCHAR, service VARCHAR, name VARCHAR,
      start_unix_nanos BIGINT, duration_nanos BIGINT, kind INTEGER, status_code INTEGER,
      status_message VARCHAR, trace_state VARCHAR, flags INTEGER, attributes VARCHAR,
      dropped_attributes INTEGER, events VARCHAR, dropped_events INTEGER, links VARCHAR,
      dropped_links INTEGER, resource VARCHAR, scope VARCHAR, end_unix_nanos BIGINT""";

  /** What a span takes of the heap beside the database: its key, its part of the figures. */
  private static final int SPAN_WEIGHT = 700;

  private final String name;
  private final Connection connection;
  private final Contents contents = new Contents();
  private final Rollup rollup;
  private final Set<SpanKey> spans = new HashSet<>();
  private final Set<TraceId> traces = new HashSet<>();
  private final Map<TraceId, List<CallTreePart>> callTrees = new ConcurrentHashMap<>();
  private final Map<Dictionary, Map<Integer, Method>> methods = new ConcurrentHashMap<>();
  private final long createdNanos = System.nanoTime();
  private final AtomicLong otherWeight = new AtomicLong();
  private boolean empty = true;

  private record Dictionary(String instance, long epoch) {}

  private HotTable(String name, Connection connection, Beyond beyond) {
    this.name = name;
    this.connection = connection;
    this.rollup = new Rollup(beyond);
  }

  /**
   * Creates an empty one.
   *
   * @param number tells it from the others in the database
   * @param beyond counts what its figures have no room for
   */
  public static HotTable create(Database database, long number, Beyond beyond) throws SQLException {
    String name = "hot_" + number;
    Connection connection = database.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + name + " (" + COLUMNS + ")");
    }
    return new HotTable(name, connection, beyond);
  }

  /** Adds spans that it does not have and returns how many those were, all at once for readers. */
  public int addSpans(List<SpanRow> rows) throws SQLException {
    Map<SpanKey, SpanRow> fresh = new LinkedHashMap<>(rows.size() * 2);
    for (SpanRow row : rows) {
      SpanKey key = SpanKey.of(row);
      if (spans.add(key)) {
        traces.add(key.traceId());
        fresh.put(key, row);
      }
    }
    if (!fresh.isEmpty()) {
      insert(fresh);
      fresh.forEach((key, row) -> contents.add(row, rollup.add(key, row)));
      empty = false;
    }
    return fresh.size();
  }

  /** Adds all or none: what is not there must not pass for known when it is sent again. */
  private void insert(Map<SpanKey, SpanRow> fresh) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN TRANSACTION");
      try {
        append(fresh.values());
        statement.execute("COMMIT");
      } catch (SQLException | RuntimeException | OutOfMemoryError e) {
        spans.removeAll(fresh.keySet());
        rollBack(statement, e);
        throw e;
      }
    }
  }

  private static void rollBack(Statement statement, Throwable reason) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      reason.addSuppressed(e); // the database did so itself
    }
  }

  private void append(Collection<SpanRow> rows) throws SQLException {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("main", name)) {
      for (SpanRow row : rows) {
        append(appender, row);
      }
    }
  }

  private static void append(DuckDBAppender to, SpanRow row) throws SQLException {
    to.beginRow();
    to.append(row.traceId());
    to.append(row.spanId());
    to.append(row.parentSpanId());
    to.append(row.service());
    to.append(row.name());
    to.append(row.startUnixNanos());
    to.append(row.durationNanos());
    to.append(row.kind());
    to.append(row.statusCode());
    to.append(row.statusMessage());
    to.append(row.traceState());
    to.append(row.flags());
    to.append(row.attributes());
    to.append(row.droppedAttributes());
    to.append(row.events());
    to.append(row.droppedEvents());
    to.append(row.links());
    to.append(row.droppedLinks());
    to.append(row.resource());
    to.append(row.scope());
    to.append(row.endUnixNanos());
    to.endRow();
  }

  /** Adds a part that it does not have; tells whether it did not. */
  public boolean addCallTree(CallTreePart part) {
    empty = false;
    List<CallTreePart> known = callTrees.getOrDefault(part.traceId(), List.of());
    if (known.stream().anyMatch(other -> isSame(other, part))) {
      return false;
    }
    List<CallTreePart> all = new ArrayList<>(known);
    all.add(part);
    callTrees.put(part.traceId(), List.copyOf(all));
    return true;
  }

  static boolean isSame(CallTreePart one, CallTreePart other) {
    return one.sequence() == other.sequence()
        && one.spanId().equals(other.spanId())
        && one.instance().equals(other.instance());
  }

  public void addMethods(MethodNames names) {
    empty = false;
    methods.compute(
        new Dictionary(names.instance(), names.epoch()),
        (key, known) -> {
          Map<Integer, Method> all = new HashMap<>(known == null ? Map.of() : known);
          all.putAll(names.methods());
          return Map.copyOf(all);
        });
  }

  /** Returns what was added of a dictionary. */
  public Map<Integer, Method> methods(String instance, long epoch) {
    return methods.getOrDefault(new Dictionary(instance, epoch), Map.of());
  }

  /** Makes sure that what is written of the figures has a limit; call when nothing is added. */
  void settle() {
    rollup.settle();
  }

  List<MethodNames> methodNames() {
    return methods.entrySet().stream()
        .map(e -> new MethodNames(e.getKey().instance, e.getKey().epoch, e.getValue()))
        .toList();
  }

  Map<TraceId, List<CallTreePart>> callTrees() {
    return callTrees;
  }

  Set<TraceId> traces() {
    return traces;
  }

  /** Counts what trees and names that were added go on taking of the heap. */
  public void addWeight(long bytes) {
    otherWeight.addAndGet(bytes);
  }

  /** About how many bytes of the heap it takes. */
  public long weight() {
    return SPAN_WEIGHT * contents.spans() + otherWeight.get();
  }

  public boolean isEmpty() {
    return empty;
  }

  /** When it was created, on the clock of {@link System#nanoTime}. */
  public long createdNanos() {
    return createdNanos;
  }

  /** Lets go of the memory. */
  public void drop() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE " + name);
    }
    connection.close();
  }

  @Override
  public String relation() {
    return name;
  }

  @Override
  public Contents contents() {
    return contents;
  }

  @Override
  public ByteReader rollup(Rollup.Section section) {
    return new ByteReader(rollupBytes(section));
  }

  byte[] rollupBytes(Rollup.Section section) {
    return rollup.bytes(section);
  }

  @Override
  public boolean mightHaveTrace(TraceId traceId) {
    return true;
  }

  @Override
  public boolean mightHaveAttribute(String key, String value) {
    return true;
  }

  @Override
  public List<CallTreePart> callTrees(TraceId traceId) {
    return callTrees.getOrDefault(traceId, List.of());
  }
}
