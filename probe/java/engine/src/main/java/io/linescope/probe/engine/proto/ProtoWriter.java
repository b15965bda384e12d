/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.proto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes protobuf's wire format: what wire/src/main/proto needs of it, no more. */
public final class ProtoWriter {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;

  private byte[] bytes = new byte[512];
  private int size;

  public ProtoWriter number(int field, long value) {
    if (value != 0) {
      varint(field << 3 | VARINT);
      varint(value);
    }
    return this;
  }

  public ProtoWriter fixed(int field, long value) {
    if (value != 0) {
      varint(field << 3 | FIXED64);
      room(8);
      for (int shift = 0; shift < 64; shift += 8) {
        bytes[size++] = (byte) (value >>> shift);
      }
    }
    return this;
  }

  public ProtoWriter real(int field, double value) {
    return fixed(field, Double.doubleToRawLongBits(value));
  }

  public ProtoWriter text(int field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return utf8.length == 0 ? this : raw(field, utf8, utf8.length);
  }

  public ProtoWriter message(int field, ProtoWriter value) {
    return raw(field, value.bytes, value.size);
  }

  /** Packed numbers: a message whose content has no tags. */
  public ProtoWriter packed(int field, ProtoWriter values) {
    return values.size == 0 ? this : raw(field, values.bytes, values.size);
  }

  private ProtoWriter raw(int field, byte[] value, int length) {
    varint(field << 3 | LENGTH);
    varint(length);
    room(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
    return this;
  }

  public void varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Forgets what was written, and keeps the room. */
  public ProtoWriter clear() {
    size = 0;
    return this;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** A number whose sign is folded into its last bit. */
  public void zigzag(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
