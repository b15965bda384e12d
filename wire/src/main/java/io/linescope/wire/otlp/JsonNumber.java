/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.otlp;

import io.linescope.wire.MalformedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A number as it stands in JSON, quoted or not: {@code 7}, {@code "7"}, {@code 7.0}, {@code "NaN"}.
 *
 * @param field the key it stands under
 * @param text its text
 */
record JsonNumber(String field, String text) {
  /** Short enough that a few bytes of input cannot become a huge number. */
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,400}([.][0-9]{1,400})?([eE][-+]?[0-9]{1,3})?");

  private static final BigInteger MIN_INT64 = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_INT64 = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger MAX_UINT64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
  private static final BigInteger MIN_INT32 = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final BigInteger MAX_INT32 = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger MAX_UINT32 = BigInteger.TWO.pow(32).subtract(BigInteger.ONE);

  double real() throws MalformedException {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> finite();
    };
  }

  long int64() throws MalformedException {
    return integer(MIN_INT64, MAX_INT64, "a 64-bit integer").longValue();
  }

  long uint64() throws MalformedException {
    return integer(BigInteger.ZERO, MAX_UINT64, "an unsigned 64-bit integer").longValue();
  }

  int int32() throws MalformedException {
    return integer(MIN_INT32, MAX_INT32, "a 32-bit integer").intValue();
  }

  int uint32() throws MalformedException {
    return integer(BigInteger.ZERO, MAX_UINT32, "an unsigned 32-bit integer").intValue();
  }

  private double finite() throws MalformedException {
    double value = Double.parseDouble(checked("a number"));
    if (!Double.isFinite(value)) {
      throw MalformedException.of(field, text, "a number that fits 64 bits");
    }
    return value;
  }

  private BigInteger integer(BigInteger min, BigInteger max, String expected)
      throws MalformedException {
    try {
      BigInteger value = new BigDecimal(checked(expected)).toBigIntegerExact();
      if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
        return value;
      }
    } catch (ArithmeticException e) {
      throw MalformedException.of(field, text, expected);
    }
    throw MalformedException.of(field, text, expected);
  }

  private String checked(String expected) throws MalformedException {
    if (!NUMBER.matcher(text).matches()) {
      throw MalformedException.of(field, text, expected);
    }
    return text;
  }
}
