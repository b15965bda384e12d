/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.encode;

import io.linescope.probe.engine.names.MethodName;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.proto.ProtoWriter;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Which names the server has. A name is sent before the first tree that needs it; after a reset
 * those that were ever needed are sent again. Used by one thread, reset by any.
 */
public final class Dictionary {
  private static final int VERSION = 1;

  private final Methods methods;
  private final long epoch;
  private final BitSet needed = new BitSet();
  private final BitSet sent = new BitSet();
  private volatile boolean reset;

  public Dictionary(Methods methods, long epoch) {
    this.methods = methods;
    this.epoch = epoch;
  }

  /** The server may have lost all names. */
  public void reset() {
    reset = true;
  }

  public void need(int number) {
    needed.set(number);
  }

  /** Returns a {@code linescope.v1.Methods} with what is needed and not sent, null if nothing. */
  public byte @Nullable [] unsent() {
    if (reset) {
      reset = false;
      sent.clear();
    }
    BitSet missing = (BitSet) needed.clone();
    missing.andNot(sent);
    return missing.isEmpty() ? null : encode(missing);
  }

  /** What {@link #unsent} returned last was accepted. */
  public void accepted() {
    sent.or(needed);
  }

  private byte[] encode(BitSet numbers) {
    ProtoWriter out = new ProtoWriter().number(1, VERSION).fixed(2, epoch);
    for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
      MethodName method = methods.method(number);
      out.message(
          3,
          new ProtoWriter()
              .number(1, number)
              .text(2, method.className())
              .text(3, method.name())
              .text(4, method.descriptor())
              .number(5, method.line() + 1L));
    }
    return out.toBytes();
  }
}
