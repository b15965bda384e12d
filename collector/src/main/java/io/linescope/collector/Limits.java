/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

/**
 * How much may be sent.
 *
 * @param requestBytes in one request, as it travels
 * @param messageBytes in one request, after decompression
 * @param roomBytes in all requests that are worked on at once
 * @param traceItems how many spans one trace may have, and how many parts of call trees
 */
public record Limits(int requestBytes, int messageBytes, long roomBytes, int traceItems) {
  private static final int MOST_REQUEST_BYTES = 16 << 20;
  private static final int MOST_MESSAGE_BYTES = 64 << 20;

  /** More would wait longer than senders do. */
  private static final long MOST_ROOM = 128L << 20;

  /** On its way to the disk a request grows to some ten times its bytes. */
  private static final int SHARE_OF_HEAP = 32;

  /**
   * Returns those that go with so much memory: what is being received never takes half of it.
   *
   * @param heapBytes how large the heap may become
   */
  public static Limits of(long heapBytes, int traceItems) {
    long room = Math.min(MOST_ROOM, heapBytes / SHARE_OF_HEAP);
    int single = (int) (room / 4 * 3);
    return new Limits(
        Math.min(MOST_REQUEST_BYTES, single),
        Math.min(MOST_MESSAGE_BYTES, single),
        room,
        traceItems);
  }

  String requestTooLarge() {
    return "request: larger than the limit (expected: at most " + requestBytes + " bytes)";
  }
}
