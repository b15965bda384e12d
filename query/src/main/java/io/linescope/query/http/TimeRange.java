/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The time that a question is about.
 *
 * @param fromUnixNanos where it begins, inclusive
 * @param toUnixNanos where it ends, exclusive
 */
public record TimeRange(long fromUnixNanos, long toUnixNanos) {
  /** The parameters that tell it. */
  public static final Set<String> PARAMETERS = Set.of("since", "from", "to");

  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  /** Returns what is asked for; all time if nothing is. */
  public static TimeRange of(Question question, Clock clock) throws ProblemException {
    return question.single("since") == null
        ? new TimeRange(unixNanos(question, "from", 0), unixNanos(question, "to", Long.MAX_VALUE))
        : since(question, clock, Long.MAX_VALUE);
  }

  /** Returns what is asked for, with an end: now, and a beginning: an hour before. */
  public static TimeRange closed(Question question, Clock clock) throws ProblemException {
    long now = now(clock);
    if (question.single("since") != null) {
      return since(question, clock, now);
    }
    long to = unixNanos(question, "to", now);
    long from = unixNanos(question, "from", Math.max(0, to - HOUR));
    if (from >= to) {
      throw ProblemException.badParameter("from", Long.toString(from), "a moment before to, " + to);
    }
    return new TimeRange(from, to);
  }

  private static TimeRange since(Question question, Clock clock, long to) throws ProblemException {
    String since = String.valueOf(question.single("since"));
    if (question.single("from") != null || question.single("to") != null) {
      throw ProblemException.badParameter("since", since, "either since, or from and to");
    }
    return new TimeRange(Math.max(0, now(clock) - Durations.parse("since", since)), to);
  }

  private static long now(Clock clock) {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  private static long unixNanos(Question question, String name, long otherwise)
      throws ProblemException {
    return question.number(name, otherwise, 0, Long.MAX_VALUE, "Unix nanoseconds");
  }
}
