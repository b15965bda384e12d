/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/**
 * One step of a thread, packed into a long: 39 bits of nanoseconds since the chunk's base, 22 bits
 * of method number, 3 bits of kind. Steps at which the clock was not read have no time: they
 * happened at that of the step before, or later. {@link #MARK} and {@link #BYTES} carry one 61 bit
 * figure instead of time and method.
 */
public final class Event {
  /** A method begins; this call is not timed. */
  public static final int ENTER = 0;

  /** A method begins at a time that was read for it. */
  public static final int ENTER_TIMED = 1;

  /** The innermost open method returns. */
  public static final int EXIT = 2;

  /** As {@link #EXIT}, at a time that was read for it. */
  public static final int EXIT_TIMED = 3;

  /** The innermost open method ends with an exception. */
  public static final int THROW = 4;

  /** As {@link #THROW}, at a time that was read for it. */
  public static final int THROW_TIMED = 5;

  /** Work was submitted here; the figure is the number of the {@link Anchor}. */
  public static final int MARK = 6;

  /** Bytes allocated by the method that the next event closes. */
  public static final int BYTES = 7;

  public static final int MAX_METHODS = 1 << 22;

  static final long MAX_NANOS = (1L << 39) - 1;
  static final int TIMED = 1;

  static long untimed(int kind, int method) {
    return (long) method << 3 | kind;
  }

  static long timed(int kind, int method, long nanos) {
    return nanos << 25 | (long) method << 3 | kind;
  }

  static long figure(int kind, long figure) {
    return figure << 3 | kind;
  }

  public static int kind(long event) {
    return (int) event & 7;
  }

  public static int method(long event) {
    return (int) (event >>> 3) & (MAX_METHODS - 1);
  }

  /** Nanoseconds since the chunk's base, of a timed step. */
  public static long nanos(long event) {
    return event >>> 25;
  }

  public static long figure(long event) {
    return event >>> 3;
  }

  private Event() {}
}
