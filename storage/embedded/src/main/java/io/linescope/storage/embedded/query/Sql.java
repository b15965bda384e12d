/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.query;

import io.linescope.storage.embedded.part.Part;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A statement that grows, and the parameters of its question marks. */
final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  Sql add(String more, Object... values) {
    text.append(more);
    parameters.addAll(List.of(values));
    return this;
  }

  /** Adds {@code (SELECT columns FROM part WHERE condition UNION ALL ...)} over all parts. */
  Sql addUnion(Collection<Part> parts, String columns, Sql condition) {
    String separator = "(";
    for (Part part : parts) {
      text.append(separator)
          .append("SELECT ")
          .append(columns)
          .append(" FROM ")
          .append(part.relation())
          .append(" WHERE ")
          .append(condition.text);
      parameters.addAll(condition.parameters);
      separator = " UNION ALL ";
    }
    text.append(')');
    return this;
  }

  /** Adds {@code (?, ?, ...)}. */
  Sql addList(Collection<?> values) {
    text.append(values.stream().map(value -> "?").collect(Collectors.joining(", ", "(", ")")));
    parameters.addAll(values);
    return this;
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
