/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

/**
 * How much one request may bring.
 *
 * @param requestBytes as it travels
 * @param messageBytes after decompression
 */
public record Limits(int requestBytes, int messageBytes) {
  public static final Limits DEFAULT = new Limits(16 << 20, 64 << 20);

  String requestTooLarge() {
    return "request: larger than the limit (expected: at most " + requestBytes + " bytes)";
  }
}
