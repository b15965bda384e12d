/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.api;

/**
 * Names a recorder, or other work in a trace, for work elsewhere: on another thread, or, as the
 * text that W3C Trace Context says, in another process. Immutable.
 */
public final class RecorderContext {
  /** Nothing in particular. A recorder that starts in it begins a trace. */
  public static final RecorderContext NONE = new RecorderContext(null);

  final @Nullable Object place;

  private RecorderContext(@Nullable Object place) {
    this.place = place;
  }

  static RecorderContext of(@Nullable Object place) {
    return place == null ? NONE : new RecorderContext(place);
  }

  /**
   * What is current on this thread: a recorder, a span of the OpenTelemetry API, or what the probe
   * records by itself.
   *
   * @return never null; {@link #NONE} if nothing is, or without the probe
   */
  public static RecorderContext current() {
    return of(Probe.call("current", null, null, null));
  }

  /**
   * Reads what {@link #traceparent} and {@link #tracestate} wrote, here or anywhere else.
   *
   * @param traceparent such as {@code 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}
   * @param tracestate handed on unchanged; null or not valid: none
   * @return {@link #NONE} if the first is null or not valid, or without the probe
   */
  public static RecorderContext parse(String traceparent, String tracestate) {
    return of(Probe.call("read", traceparent, tracestate, null));
  }

  /** The value of the W3C header {@code traceparent}, 55 characters; empty for {@link #NONE}. */
  public String traceparent() {
    return written(0);
  }

  /** The value of the W3C header {@code tracestate}; empty if there is none. */
  public String tracestate() {
    return written(1);
  }

  private String written(int part) {
    Object written = place == null ? null : Probe.call("write", place, null, null);
    return written instanceof String[] ? ((String[]) written)[part] : "";
  }

  /** The same as {@link #traceparent}. */
  @Override
  public String toString() {
    return traceparent();
  }
}
