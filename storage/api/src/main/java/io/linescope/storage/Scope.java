/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The minutes and services that a question about figures is about. Figures are kept by the minute:
 * a range that begins or ends within a minute is widened to all of it.
 *
 * @param fromUnixNanos where it begins, inclusive
 * @param toUnixNanos where it ends, exclusive
 * @param environment of this environment only, empty for services that told none; null: of all
 * @param service of this service only; null: of all
 */
public record Scope(
    long fromUnixNanos, long toUnixNanos, @Nullable String environment, @Nullable String service) {
  /** A minute. */
  public static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final long LAST_MINUTE = Long.MAX_VALUE - Long.MAX_VALUE % MINUTE_NANOS;

  public Scope {
    fromUnixNanos = minuteOf(fromUnixNanos);
    toUnixNanos =
        toUnixNanos > LAST_MINUTE ? LAST_MINUTE : minuteOf(toUnixNanos + MINUTE_NANOS - 1);
  }

  /** Everything there is. */
  public static Scope all() {
    return new Scope(0, Long.MAX_VALUE, null, null);
  }

  /** Returns the beginning of the minute that {@code unixNanos} is in. */
  public static long minuteOf(long unixNanos) {
    return Math.floorDiv(unixNanos, MINUTE_NANOS) * MINUTE_NANOS;
  }

  /** Whether this minute is asked for. */
  public boolean hasMinute(long minuteUnixNanos) {
    return minuteUnixNanos >= fromUnixNanos && minuteUnixNanos < toUnixNanos;
  }

  /** Whether this service is asked for. */
  public boolean hasService(String itsEnvironment, String name) {
    return (environment == null || environment.equals(itsEnvironment))
        && (service == null || service.equals(name));
  }
}
