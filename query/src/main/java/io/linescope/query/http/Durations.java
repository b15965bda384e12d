/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 100ms}, {@code 1.5s}, {@code 15m}. */
public final class Durations {
  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,18}(?:[.][0-9]{1,9})?)([a-zµ]+)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);

  private Durations() {}

  /** Returns nanoseconds. */
  public static long parse(String parameter, String text) throws ProblemException {
    Matcher matcher = SHAPE.matcher(text);
    Long unit = matcher.matches() ? NANOS.get(matcher.group(2)) : null;
    if (unit != null) {
      BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
      if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return nanos.longValue();
      }
    }
    throw ProblemException.badParameter(
        parameter, text, "a duration such as 250us, 100ms, 1.5s, 15m, 1h or 7d");
  }
}
