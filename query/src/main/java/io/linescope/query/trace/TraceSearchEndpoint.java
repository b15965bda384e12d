/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.trace;

import io.linescope.model.Status;
import io.linescope.model.TraceId;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Durations;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.Json;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.query.http.TimeRange;
import io.linescope.storage.SpanFilter;
import io.linescope.storage.Storage;
import io.linescope.storage.TraceSearch;
import io.linescope.storage.TraceSummary;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/traces}: the traces that have a span like this, newest first. */
public final class TraceSearchEndpoint implements Endpoint {
  private static final int DEFAULT_LIMIT = 100;
  private static final Set<String> PARAMETERS =
      Set.of(
          "service",
          "not-service",
          "environment",
          "operation",
          "min-duration",
          "max-duration",
          "error",
          "attribute",
          "since",
          "from",
          "to",
          "limit",
          "cursor");

  private final Storage storage;
  private final Clock clock;

  public TraceSearchEndpoint(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    question.expect(PARAMETERS);
    TraceSearch.Page page = storage.traceSearch().search(query(question));
    byte[] body = Json.write(page.traces().stream().map(Row::of).toList());
    return new Answer(body, next(question, page.next()));
  }

  private TraceSearch.Query query(Question question) throws ProblemException {
    TimeRange range = TimeRange.of(question, clock);
    return new TraceSearch.Query(
        filters(question),
        range.fromUnixNanos(),
        range.toUnixNanos(),
        limit(question),
        cursor(question));
  }

  private static List<SpanFilter> filters(Question question) throws ProblemException {
    List<SpanFilter> filters = new ArrayList<>();
    String service = question.single("service");
    if (service != null) {
      filters.add(new SpanFilter.Service(service));
    }
    question.all("not-service").forEach(name -> filters.add(new SpanFilter.NotService(name)));
    String environment = question.single("environment");
    if (environment != null) {
      filters.add(new SpanFilter.Environment(environment));
    }
    String operation = question.single("operation");
    if (operation != null) {
      filters.add(new SpanFilter.Operation(operation));
    }
    String min = question.single("min-duration");
    if (min != null) {
      filters.add(new SpanFilter.MinDuration(Durations.parse("min-duration", min)));
    }
    String max = question.single("max-duration");
    if (max != null) {
      filters.add(new SpanFilter.MaxDuration(Durations.parse("max-duration", max)));
    }
    if (error(question)) {
      filters.add(new SpanFilter.HasStatus(Status.Code.ERROR));
    }
    for (String attribute : question.all("attribute")) {
      filters.add(attribute(attribute));
    }
    return filters;
  }

  private static boolean error(Question question) throws ProblemException {
    String error = question.single("error");
    if (error != null && !error.equals("true") && !error.equals("false")) {
      throw ProblemException.badParameter("error", error, "true or false");
    }
    return "true".equals(error);
  }

  private static SpanFilter attribute(String text) throws ProblemException {
    int equals = text.indexOf('=');
    if (equals == 0 || text.isEmpty()) {
      throw ProblemException.badParameter("attribute", text, "key=value, or a key alone");
    }
    return equals < 0
        ? new SpanFilter.AttributeExists(text)
        : new SpanFilter.AttributeEquals(text.substring(0, equals), text.substring(equals + 1));
  }

  private static int limit(Question question) throws ProblemException {
    int max = TraceSearch.Query.MAX_LIMIT;
    return (int) question.number("limit", DEFAULT_LIMIT, 1, max, "1 to " + max);
  }

  private static TraceSearch.@Nullable Cursor cursor(Question question) throws ProblemException {
    String text = question.single("cursor");
    if (text == null) {
      return null;
    }
    int dash = text.indexOf('-');
    try {
      return new TraceSearch.Cursor(
          Long.parseLong(text.substring(0, Math.max(0, dash))),
          TraceId.parse(text.substring(dash + 1)));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badParameter("cursor", text, "the cursor of a Link header");
    }
  }

  private static Map<String, String> next(Question question, TraceSearch.@Nullable Cursor next) {
    if (next == null) {
      return Map.of();
    }
    String cursor = next.startUnixNanos() + "-" + next.traceId();
    return Map.of("link", "<" + question.addressWith("cursor", cursor) + ">; rel=\"next\"");
  }

  record Row(
      String traceId,
      String service,
      String environment,
      String operation,
      String startUnixNanos,
      long durationNanos,
      long spans,
      long errors,
      List<String> services,
      long callTrees) {

    static Row of(TraceSummary trace) {
      return new Row(
          trace.traceId().toString(),
          trace.service(),
          trace.environment(),
          trace.operation(),
          Long.toString(trace.startUnixNanos()),
          trace.durationNanos(),
          trace.spans(),
          trace.errors(),
          trace.services(),
          trace.callTrees());
    }
  }
}
