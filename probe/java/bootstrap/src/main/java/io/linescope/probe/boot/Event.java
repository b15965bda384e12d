/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/**
 * One step of a thread, packed into a long: 38 bits of nanoseconds since the chunk's base, 22 bits
 * of method number, 4 bits of kind. Steps at which the clock was not read have no time: they
 * happened at that of the step before, or later. Where the time would be they say how often the
 * step is repeated. {@link #MARK} and {@link #BYTES} carry one 60 bit figure instead.
 */
public final class Event {
  /** A method begins; this call is not timed. */
  public static final int ENTER = 0;

  /** A method begins at a time that was read for it. */
  public static final int ENTER_TIMED = 1;

  /** The innermost open method returns; as often as {@link #repeats} says. */
  public static final int EXIT = 2;

  /** The innermost open method returns at a time that was read for it. */
  public static final int EXIT_TIMED = 3;

  /** The innermost open method ends with an exception. */
  public static final int THROW = 4;

  /** As {@link #THROW}, at a time that was read for it. */
  public static final int THROW_TIMED = 5;

  /** Work was submitted here; the figure is the number of the {@link Anchor}. */
  public static final int MARK = 6;

  /** Bytes allocated by the method that the next event closes. */
  public static final int BYTES = 7;

  /** A method begins and returns, and calls nothing meanwhile; as often as is said. */
  public static final int CALL = 8;

  public static final int MAX_METHODS = 1 << 22;

  static final long MAX_NANOS = (1L << 38) - 1;
  static final int TIMED = 1;

  private static final int KIND_BITS = 4;
  private static final int KIND = (1 << KIND_BITS) - 1;
  private static final int TIME_SHIFT = KIND_BITS + 22;
  private static final int KIND_AND_METHOD = (1 << TIME_SHIFT) - 1;
  private static final long ONCE_MORE = 1L << TIME_SHIFT;

  static long untimed(int kind, int method) {
    return (long) method << KIND_BITS | kind;
  }

  static long timed(int kind, int method, long nanos) {
    return nanos << TIME_SHIFT | (long) method << KIND_BITS | kind;
  }

  static long figure(int kind, long figure) {
    return figure << KIND_BITS | kind;
  }

  /**
   * Writes a return without a time: into the events before where they can say it as well, so that
   * nests and loops of short calls take little room.
   *
   * @return the position after it
   */
  static int exit(long[] events, int position) {
    long before = position == 0 ? MARK : events[position - 1];
    int kind = kind(before);
    if (kind == ENTER) {
      return called(events, position, before);
    }
    if (kind == EXIT) {
      events[position - 1] = before + ONCE_MORE;
      return position;
    }
    events[position] = EXIT;
    return position + 1;
  }

  private static int called(long[] events, int position, long enter) {
    long call = enter | CALL;
    if (position > 1 && ((int) events[position - 2] & KIND_AND_METHOD) == (int) call) {
      events[position - 2] += ONCE_MORE;
      return position - 1;
    }
    events[position - 1] = call;
    return position;
  }

  public static int kind(long event) {
    return (int) event & KIND;
  }

  public static int method(long event) {
    return (int) (event >>> KIND_BITS) & (MAX_METHODS - 1);
  }

  /** Nanoseconds since the chunk's base, of a timed step. */
  public static long nanos(long event) {
    return event >>> TIME_SHIFT;
  }

  /** How often a step without time happened more than once. */
  public static long repeats(long event) {
    return event >>> TIME_SHIFT;
  }

  public static long figure(long event) {
    return event >>> KIND_BITS;
  }

  private Event() {}
}
