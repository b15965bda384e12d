/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.analysis.red.RedTable;
import io.linescope.query.http.Answer;
import io.linescope.query.http.Durations;
import io.linescope.query.http.Endpoint;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.storage.OperationFigures.OperationMinute;
import io.linescope.storage.Scope;
import io.linescope.storage.Storage;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/red}: rates, errors and durations of the requests that were served. */
final class RedEndpoint implements Endpoint {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;
  private static final int MOST_STEPS = 1_000;

  private final Storage storage;
  private final Clock clock;

  RedEndpoint(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
  }

  @Override
  public Answer answer(Question question) throws ProblemException {
    Scopes.expect(question, "by", "service", "instance", "operation", "step", "limit");
    Scope scope = Scopes.of(question, clock, question.single("service"));
    RedKey.By by = RedKey.By.of(question.single("by"));
    int limit =
        (int) question.number("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT, "1 to " + LARGEST_LIMIT);
    Long stepNanos = stepNanos(question, scope);
    RedTable<RedKey> table = table(scope, stepNanos);
    Predicate<OperationMinute> wanted =
        is(question.single("instance"), question.single("operation"));
    storage
        .operationFigures()
        .forEach(
            scope,
            minute -> {
              if (wanted.test(minute)) {
                table.add(RedKey.of(by, minute), minute.minuteUnixNanos(), minute.red());
              }
            });
    return Answer.of(Shown.of(scope, stepNanos, table.rows(RedKey.ORDER), limit));
  }

  private static Predicate<OperationMinute> is(
      @Nullable String instance, @Nullable String operation) {
    return minute ->
        (instance == null || instance.equals(minute.instance()))
            && (operation == null || operation.equals(minute.operation()));
  }

  private static @Nullable Long stepNanos(Question question, Scope scope) throws ProblemException {
    String step = question.single("step");
    if (step == null) {
      return null;
    }
    long nanos = Durations.parse("step", step);
    if (nanos == 0 || nanos % Scope.MINUTE_NANOS != 0 || steps(scope, nanos) > MOST_STEPS) {
      throw ProblemException.badParameter(
          "step", step, "whole minutes, no more than " + MOST_STEPS + " steps");
    }
    return nanos;
  }

  private static RedTable<RedKey> table(Scope scope, @Nullable Long stepNanos) {
    if (stepNanos == null) {
      return RedTable.ofSums();
    }
    int steps = (int) steps(scope, stepNanos);
    return RedTable.ofSteps(scope.fromUnixNanos(), stepNanos, steps);
  }

  private static long steps(Scope scope, long stepNanos) {
    return -Math.floorDiv(scope.fromUnixNanos() - scope.toUnixNanos(), stepNanos);
  }

  /** The time is that of the figures: whole minutes. */
  record Shown(
      String fromUnixNanos,
      String toUnixNanos,
      @Nullable Long stepNanos,
      List<Row> rows,
      int rowsLeftOut) {

    static Shown of(
        Scope scope, @Nullable Long stepNanos, List<RedTable.Row<RedKey>> rows, int limit) {
      return new Shown(
          Long.toString(scope.fromUnixNanos()),
          Long.toString(scope.toUnixNanos()),
          stepNanos,
          rows.stream().limit(limit).map(row -> Row.of(row, stepNanos != null)).toList(),
          Math.max(0, rows.size() - limit));
    }
  }

  record Row(
      @Nullable String environment,
      @Nullable String service,
      @Nullable String instance,
      @Nullable String operation,
      @Nullable Integer kind,
      long requests,
      long errors,
      RedDocument.@Nullable Durations durations,
      RedDocument.@Nullable Series series) {

    static Row of(RedTable.Row<RedKey> row, boolean withSeries) {
      RedKey key = row.key();
      return new Row(
          key.environment(),
          key.service(),
          key.instance(),
          key.operation(),
          key.kindCode(),
          row.sum().count(),
          row.sum().errors(),
          RedDocument.Durations.of(row.sum()),
          withSeries ? RedDocument.Series.of(row.steps()) : null);
    }
  }
}
