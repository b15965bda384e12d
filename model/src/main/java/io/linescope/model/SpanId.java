/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.HexFormat;

/**
 * The 64-bit identity of a span within its trace, as W3C Trace Context defines it.
 *
 * @param value the eight bytes
 */
public record SpanId(long value) {
  /** The id that no span has: the parent of a root. */
  public static final SpanId NONE = new SpanId(0);

  /**
   * Reads 16 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static SpanId parse(String hex) {
    if (hex.length() != 16) {
      throw new IllegalArgumentException("spanId: " + hex + " (expected: 16 hexadecimal digits)");
    }
    try {
      return new SpanId(HexFormat.fromHexDigitsToLong(hex));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "spanId: " + hex + " (expected: 16 hexadecimal digits)", e);
    }
  }

  /** Whether at least one bit is set. */
  public boolean isValid() {
    return value != 0;
  }

  /** Returns 16 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
