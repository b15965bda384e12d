/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Figures as people read them. */
final class Figures {
  private static final String NOT_MEASURED = "-";

  private Figures() {}

  static String duration(JsonNode nanos) {
    if (nanos.isNull() || nanos.isMissingNode()) {
      return NOT_MEASURED;
    }
    double value = nanos.asDouble();
    if (value < 1_000) {
      return nanos.asLong() + " ns";
    } else if (value < 1_000_000) {
      return rounded(value / 1_000, "µs");
    } else if (value < 1_000_000_000) {
      return rounded(value / 1_000_000, "ms");
    }
    return rounded(value / 1_000_000_000, "s");
  }

  private static String rounded(double value, String unit) {
    return String.format(Locale.ROOT, "%.2f %s", value, unit);
  }
}
