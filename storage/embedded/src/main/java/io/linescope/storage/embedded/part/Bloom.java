/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.part;

import io.linescope.storage.embedded.pack.ByteReader;
import io.linescope.storage.embedded.pack.ByteWriter;

/** A Bloom filter: says for sure that a thing is not here, or that it may be. */
final class Bloom {
  private static final int HASHES = 6;
  private static final int BITS_EACH = 12;
  private static final long MAX_BITS = 1L << 24;

  private final long[] words;

  private Bloom(long[] words) {
    this.words = words;
  }

  /** Makes an empty one for so many things; for very many it grows no more and gets less sure. */
  static Bloom expecting(long things) {
    long bits = Math.min(MAX_BITS, Math.max(64, things * BITS_EACH));
    return new Bloom(new long[(int) ((bits + 63) / 64)]);
  }

  void add(long hash) {
    long step = mix(hash) | 1;
    long at = hash;
    for (int i = 0; i < HASHES; i++, at += step) {
      long bit = Long.remainderUnsigned(at, words.length * 64L);
      words[(int) (bit >>> 6)] |= 1L << bit;
    }
  }

  boolean mightHave(long hash) {
    long step = mix(hash) | 1;
    long at = hash;
    for (int i = 0; i < HASHES; i++, at += step) {
      long bit = Long.remainderUnsigned(at, words.length * 64L);
      if ((words[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Spreads 64 bits over 64 bits. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Spreads a text over 64 bits. */
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001B3L + text.charAt(i);
    }
    return mix(hash);
  }

  void write(ByteWriter out) {
    out.number(words.length);
    for (long word : words) {
      out.number(word);
    }
  }

  static Bloom read(ByteReader in) {
    long[] words = new long[in.integer()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.number();
    }
    return new Bloom(words);
  }
}
