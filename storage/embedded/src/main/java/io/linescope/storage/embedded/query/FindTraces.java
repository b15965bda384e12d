/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.query;

import io.linescope.model.TraceId;
import io.linescope.storage.TraceSearch;
import io.linescope.storage.embedded.part.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The traces that match a query, newest first. */
public final class FindTraces {
  private final Connection connection;

  public FindTraces(Connection connection) {
    this.connection = connection;
  }

  /** Returns one more than the limit if there is one, so that the caller knows of a next page. */
  public List<TraceSearch.Cursor> find(List<Part> all, TraceSearch.Query query)
      throws SQLException {
    List<Part> parts = all.stream().filter(part -> Condition.mightMatch(part, query)).toList();
    if (parts.isEmpty()) {
      return List.of();
    }
    Sql sql = statement(parts, query);
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      sql.bind(statement);
      try (ResultSet result = statement.executeQuery()) {
        List<TraceSearch.Cursor> found = new ArrayList<>();
        while (result.next()) {
          found.add(new TraceSearch.Cursor(result.getLong(2), TraceId.parse(result.getString(1))));
        }
        return found;
      }
    }
  }

  private static Sql statement(List<Part> parts, TraceSearch.Query query) {
    Sql sql = new Sql().add("SELECT trace_id, max(start_unix_nanos) AS newest FROM ");
    sql.addUnion(parts, "trace_id, start_unix_nanos", Condition.of(query));
    sql.add(" GROUP BY trace_id");
    TraceSearch.Cursor after = query.after();
    if (after != null) {
      sql.add(
          " HAVING newest < ? OR (newest = ? AND trace_id < ?)",
          after.startUnixNanos(),
          after.startUnixNanos(),
          after.traceId().toString());
    }
    return sql.add(" ORDER BY newest DESC, trace_id DESC LIMIT " + (query.limit() + 1));
  }
}
