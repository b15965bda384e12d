/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.query;

import io.linescope.model.TraceId;
import io.linescope.storage.TraceSummary;
import io.linescope.storage.embedded.part.Part;
import io.linescope.storage.embedded.row.TextAttribute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Whole traces in one line each. */
public final class SummarizeTraces {
  /** Between the names of services: no name has it. */
  private static final String SEPARATOR = "\u001f";

  /** Orders roots, by start, before all other spans. */
  private static final String ROOTS_FIRST =
      "start_unix_nanos - CASE WHEN parent_span_id = '' THEN 4611686018427387904 ELSE 0 END";

  private static final String SUMMARY =
      """
      SELECT trace_id,
        arg_min(service, first) AS service, arg_min(name, first) AS operation,
        arg_min(resource, first) AS resource,
        min(start_unix_nanos) AS started, max(end_unix_nanos) AS ended,
        count(DISTINCT span_id) AS spans,
        count(DISTINCT CASE WHEN status_code = 2 THEN span_id END) AS errors,
        string_agg(DISTINCT service, chr(31)) AS services
      FROM\s""";

  private static final TextAttribute ENVIRONMENT = new TextAttribute("deployment.environment.name");

  private final Connection connection;
  private final ToLongFunction<TraceId> callTrees;

  /**
   * Asks over this connection.
   *
   * @param callTrees how many call trees a trace has
   */
  public SummarizeTraces(Connection connection, ToLongFunction<TraceId> callTrees) {
    this.connection = connection;
    this.callTrees = callTrees;
  }

  public Map<TraceId, TraceSummary> summarize(List<Part> all, Collection<TraceId> traces)
      throws SQLException {
    List<Part> parts =
        all.stream().filter(part -> traces.stream().anyMatch(part::mightHaveTrace)).toList();
    if (parts.isEmpty() || traces.isEmpty()) {
      return Map.of();
    }
    Sql sql = new Sql().add(SUMMARY);
    Sql isWanted =
        new Sql().add("trace_id IN ").addList(traces.stream().map(TraceId::toString).toList());
    sql.addUnion(parts, "*, " + ROOTS_FIRST + " AS first", isWanted).add(" GROUP BY trace_id");
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      sql.bind(statement);
      return read(statement);
    }
  }

  private Map<TraceId, TraceSummary> read(PreparedStatement statement) throws SQLException {
    Map<TraceId, TraceSummary> summaries = new HashMap<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        TraceId traceId = TraceId.parse(result.getString("trace_id"));
        long started = result.getLong("started");
        summaries.put(
            traceId,
            new TraceSummary(
                traceId,
                result.getString("service"),
                ENVIRONMENT.in(result.getString("resource")),
                result.getString("operation"),
                started,
                Math.max(0, result.getLong("ended") - started),
                result.getLong("spans"),
                result.getLong("errors"),
                List.of(result.getString("services").split(SEPARATOR)).stream().sorted().toList(),
                callTrees.applyAsLong(traceId)));
      }
    }
    return summaries;
  }
}
