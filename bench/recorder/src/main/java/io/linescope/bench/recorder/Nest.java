/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.bench.recorder;

import io.linescope.probe.boot.Frame;
import io.linescope.probe.boot.Recorder;
import org.openjdk.jmh.annotations.CompilerControl;

/** A nest of calls, plain and in the shape that the weaver gives to methods. */
final class Nest {
  static final int DEPTH = 10;

  /** Of the woven methods: any two numbers will do. */
  static final int CALL = 1;

  static final int THROW = 2;

  private static final Refusal REFUSAL = new Refusal();

  /** An exception that costs nothing to make. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal() {
      super("refused", null, false, false);
    }
  }

  static long plainCall(long value, int depth) {
    return depth > 1 ? plainCall(value, depth - 1) : value ^ depth;
  }

  static long wovenCall(long value, int depth) {
    Frame frame = Recorder.enter(CALL);
    try {
      long result = depth > 1 ? wovenCall(value, depth - 1) : value ^ depth;
      Recorder.exit(frame);
      return result;
    } catch (Throwable e) {
      Recorder.fail(frame);
      throw e;
    }
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static long plainLeaf(long value) {
    return value * 31 + 17;
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static long wovenLeaf(long value) {
    Frame frame = Recorder.enter(CALL);
    try {
      long result = value * 31 + 17;
      Recorder.exit(frame);
      return result;
    } catch (Throwable e) {
      Recorder.fail(frame);
      throw e;
    }
  }

  /** The innermost call throws, all others let it through. */
  static long plainThrow(int depth) {
    if (depth > 1) {
      return plainThrow(depth - 1) + 1;
    }
    throw REFUSAL;
  }

  static long wovenThrow(int depth) {
    Frame frame = Recorder.enter(THROW);
    try {
      if (depth > 1) {
        long result = wovenThrow(depth - 1) + 1;
        Recorder.exit(frame);
        return result;
      }
      throw REFUSAL;
    } catch (Throwable e) {
      Recorder.fail(frame);
      throw e;
    }
  }

  private Nest() {}
}
