/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.query;

import io.linescope.model.Span;
import io.linescope.model.TraceId;
import io.linescope.storage.embedded.part.Part;
import io.linescope.storage.embedded.row.SpanRow;
import io.linescope.storage.embedded.row.SpanRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The spans of a trace, each once. */
public final class SelectSpans {
  private final Connection connection;

  public SelectSpans(Connection connection) {
    this.connection = connection;
  }

  public List<Span> select(List<Part> all, TraceId traceId, int limit) throws SQLException {
    List<Span> spans = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    SpanRows rows = new SpanRows();
    for (Part part : all) {
      if (spans.size() < limit && part.mightHaveTrace(traceId)) {
        select(part, traceId, limit, seen, rows, spans);
      }
    }
    return spans;
  }

  private void select(
      Part part, TraceId traceId, int limit, Set<String> seen, SpanRows rows, List<Span> into)
      throws SQLException {
    String sql = "SELECT * FROM " + part.relation() + " WHERE trace_id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, traceId.toString());
      try (ResultSet result = statement.executeQuery()) {
        while (into.size() < limit && result.next()) {
          SpanRow row = row(result);
          if (seen.add(row.spanId())) {
            into.add(rows.toSpan(row));
          }
        }
      }
    }
  }

  private static SpanRow row(ResultSet result) throws SQLException {
    return new SpanRow(
        result.getString("trace_id"),
        result.getString("span_id"),
        result.getString("parent_span_id"),
        result.getString("service"),
        result.getString("name"),
        result.getLong("start_unix_nanos"),
        result.getLong("duration_nanos"),
        result.getInt("kind"),
        result.getInt("status_code"),
        result.getString("status_message"),
        result.getString("trace_state"),
        result.getInt("flags"),
        result.getString("attributes"),
        result.getInt("dropped_attributes"),
        result.getString("events"),
        result.getInt("dropped_events"),
        result.getString("links"),
        result.getInt("dropped_links"),
        result.getString("resource"),
        result.getString("scope"),
        result.getLong("end_unix_nanos"));
  }
}
