/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.query;

import io.linescope.storage.SpanFilter;
import io.linescope.storage.TraceSearch;
import io.linescope.storage.embedded.part.Part;
import io.linescope.storage.embedded.row.AttributeTexts;
import java.util.List;

/** Filters in DuckDB's words, and which parts they rule out unread. */
final class Condition {
  private Condition() {}

  static boolean mightMatch(Part part, TraceSearch.Query query) {
    return part.contents().overlaps(query.startFromUnixNanos(), query.startToUnixNanos())
        && query.filters().stream().allMatch(filter -> mightMatch(part, filter));
  }

  private static boolean mightMatch(Part part, SpanFilter filter) {
    if (filter instanceof SpanFilter.Service service) {
      return part.contents().hasService(service.name());
    }
    if (filter instanceof SpanFilter.NotService service) {
      return part.contents().hasOtherService(service.name());
    }
    if (filter instanceof SpanFilter.Environment environment) {
      return part.contents().mightHaveEnvironment(environment.name());
    }
    if (filter instanceof SpanFilter.AttributeEquals attribute) {
      return part.mightHaveAttribute(attribute.key(), attribute.value());
    }
    return true;
  }

  static Sql of(TraceSearch.Query query) {
    Sql sql = new Sql();
    sql.add("start_unix_nanos >= ?", query.startFromUnixNanos());
    sql.add(" AND start_unix_nanos < ?", query.startToUnixNanos());
    query.filters().forEach(filter -> add(sql.add(" AND "), filter));
    return sql;
  }

  private static void add(Sql sql, SpanFilter filter) {
    if (filter instanceof SpanFilter.Service service) {
      sql.add("service = ?", service.name());
    } else if (filter instanceof SpanFilter.NotService service) {
      sql.add("service <> ?", service.name());
    } else if (filter instanceof SpanFilter.Environment environment) {
      addEnvironment(sql, environment.name());
    } else if (filter instanceof SpanFilter.Operation operation) {
      sql.add("name = ?", operation.name());
    } else if (filter instanceof SpanFilter.MinDuration duration) {
      sql.add("duration_nanos >= ?", duration.nanos());
    } else if (filter instanceof SpanFilter.MaxDuration duration) {
      sql.add("duration_nanos <= ?", duration.nanos());
    } else if (filter instanceof SpanFilter.HasStatus status) {
      sql.add("status_code = ?", status.code().ordinal());
    } else if (filter instanceof SpanFilter.AttributeEquals attribute) {
      addContains(sql, AttributeTexts.keyWithValue(attribute.key(), attribute.value()));
    } else if (filter instanceof SpanFilter.AttributeExists attribute) {
      addContains(sql, List.of(AttributeTexts.key(attribute.key())));
    }
  }

  /** One that is no text, or an empty one, is none. */
  private static void addEnvironment(Sql sql, String name) {
    String key = AttributeTexts.key("deployment.environment.name");
    String told = AttributeTexts.keyWithValue("deployment.environment.name", name).get(0);
    if (name.isEmpty()) {
      sql.add("(NOT contains(resource, ?) OR contains(resource, ?))", key + '"', told);
    } else {
      sql.add("contains(resource, ?)", told);
    }
  }

  private static void addContains(Sql sql, List<String> texts) {
    String separator = "(";
    for (String text : texts) {
      sql.add(separator + "contains(attributes, ?) OR contains(resource, ?)", text, text);
      separator = " OR ";
    }
    sql.add(")");
  }
}
