/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.proto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads protobuf's wire format, field by field; what is not asked for is skipped. Throws {@link
 * IllegalArgumentException} at bytes that are none.
 */
public final class ProtoReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int type;
  private boolean taken = true;

  public ProtoReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ProtoReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** The number of the next field, 0 at the end. */
  public int next() {
    if (!taken) {
      skip();
    }
    if (at >= end) {
      return 0;
    }
    long tag = varint();
    type = (int) tag & 7;
    taken = false;
    return (int) (tag >>> 3);
  }

  /** The field as a number, of whatever width. */
  public long number() {
    taken = true;
    switch (type) {
      case 0:
        return varint();
      case 1:
        return fixed(8);
      case 5:
        return fixed(4);
      default:
        throw broken("wire type", type);
    }
  }

  public double real() {
    return Double.longBitsToDouble(number());
  }

  public String text() {
    int from = block();
    return new String(bytes, from, at - from, StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    int from = block();
    return Arrays.copyOfRange(bytes, from, at);
  }

  public ProtoReader message() {
    int from = block();
    return new ProtoReader(bytes, from, at);
  }

  /** Steps over a field with a length; returns where its content begins. */
  private int block() {
    if (type != 2) {
      throw broken("wire type", type);
    }
    taken = true;
    long length = varint();
    if (length < 0 || length > end - at) {
      throw broken("length", length);
    }
    int from = at;
    at += (int) length;
    return from;
  }

  private void skip() {
    if (type == 2) {
      block();
    } else {
      number();
    }
  }

  private long fixed(int width) {
    if (end - at < width) {
      throw broken("bytes left", end - at);
    }
    long value = 0;
    for (int i = 0; i < width; i++) {
      value |= (bytes[at++] & 0xFFL) << (8 * i);
    }
    return value;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw broken("bytes left", 0);
      }
      byte part = bytes[at++];
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw broken("varint", value);
  }

  private static IllegalArgumentException broken(String what, long value) {
    return new IllegalArgumentException(what + ": " + value + " (expected: protobuf)");
  }
}
