/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.HexFormat;

/**
 * The 128-bit identity of a trace, as W3C Trace Context defines it.
 *
 * @param high the first eight bytes
 * @param low the last eight bytes
 */
public record TraceId(long high, long low) implements Comparable<TraceId> {
  /** The id that no trace has. */
  public static final TraceId INVALID = new TraceId(0, 0);

  /**
   * Reads 32 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static TraceId parse(String hex) {
    if (hex.length() != 32) {
      throw new IllegalArgumentException("traceId: " + hex + " (expected: 32 hexadecimal digits)");
    }
    try {
      return new TraceId(
          HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "traceId: " + hex + " (expected: 32 hexadecimal digits)", e);
    }
  }

  /** Whether at least one bit is set. */
  public boolean isValid() {
    return (high | low) != 0;
  }

  /** Orders ids as their hexadecimal texts are ordered. */
  @Override
  public int compareTo(TraceId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Returns 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
