/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.api;

import java.util.Map;

/**
 * A piece of work that is recorded under a name, from {@link #start} to {@link #close}: a span of
 * OpenTelemetry.
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.start("import")) {
 *   recorder.tag("file", name).tag("lines", lines);
 *   ...
 * }
 * }</pre>
 *
 * <p><b>Nesting.</b> A recorder is current on the thread that starts it until it is closed. What
 * begins there meanwhile is its child, whoever begins it: another recorder, a span of the
 * OpenTelemetry API, or what the probe records by itself. In the same way a recorder is a child of
 * whatever is current when it starts. If nothing is, it begins a trace and has a method tree.
 *
 * <p><b>Another thread.</b> Executors that the probe knows carry the current recorder along. Else
 * hand over {@link #context} and give it to {@link #start(String, RecorderContext)} there.
 *
 * <p><b>Without the probe</b>, and before the probe has started, every method returns at once and
 * does nothing: all recorders are one and the same instance, all contexts are {@link
 * RecorderContext#NONE}, and nothing is allocated. A recorder that is not sampled is not recorded
 * either, but tells those within it.
 *
 * <p><b>Mistakes are harmless.</b> No method throws anything, whatever the arguments. What is
 * called on a recorder that is closed has no effect. See {@link #close} for recorders that are
 * closed twice, late, in another order, or on another thread.
 *
 * <p>Where the start was called goes with the span: {@code code.function.name}, {@code
 * code.file.path} (as the class file names it) and {@code code.line.number}.
 *
 * <p>All methods may be called on any thread. A recorder holds at most 128 tags, 128 logs and 128
 * links, or as many as {@code otel.span.attribute.count.limit} and its like say; the server is told
 * how many were too many.
 */
public final class Recorder implements AutoCloseable {
  private static final Recorder NOTHING = new Recorder(null);

  private final @Nullable Object span;

  private Recorder(@Nullable Object span) {
    this.span = span;
  }

  private static Recorder of(@Nullable Object span) {
    return span == null ? NOTHING : new Recorder(span);
  }

  /**
   * Begins to record, as a child of what is current on this thread, and is current itself from now
   * on. Begins a trace if nothing is current.
   *
   * @param name what kind of work it is, from a small set of names: {@code import}, not {@code
   *     import of file 4711}. Null or blank: {@code <unspecified span name>}
   * @return never null; to be closed on this thread, best by a try statement
   */
  public static Recorder start(String name) {
    return of(Probe.call("start", Recorder.class, name, null));
  }

  /**
   * As {@link #start(String)}, but as a child of a recorder of elsewhere, whatever is current here.
   *
   * @param parent from another thread, or read from a message; may be closed already. {@link
   *     RecorderContext#NONE} or null: begins a trace
   */
  public static Recorder start(String name, RecorderContext parent) {
    return of(Probe.call("start-in", Recorder.class, name, parent == null ? null : parent.place));
  }

  /**
   * As {@link #start(String)}, but with the same parent as this one, which may still be open. The
   * sibling of one that began a trace begins another.
   */
  public Recorder sibling(String name) {
    return span == null ? NOTHING : of(Probe.call("start-beside", Recorder.class, name, span));
  }

  /**
   * Notes that this work follows from other work without being part of it, such as a batch from the
   * orders in it: a link.
   *
   * @param earlier in this trace or in another. {@link RecorderContext#NONE} or null: no effect
   * @return this
   */
  public Recorder follows(RecorderContext earlier) {
    if (span != null && earlier != null) {
      Probe.call("follow", span, earlier.place, null);
    }
    return this;
  }

  /**
   * Sets an attribute, in place of one with the same key.
   *
   * @param key not empty, or there is no effect
   * @param value null: no effect
   * @return this
   */
  public Recorder tag(String key, String value) {
    return set(key, value);
  }

  /** As {@link #tag(String, String)}, for a whole number. */
  public Recorder tag(String key, long value) {
    return span == null ? this : set(key, value);
  }

  /** As {@link #tag(String, String)}, for a number. */
  public Recorder tag(String key, double value) {
    return span == null ? this : set(key, value);
  }

  /** As {@link #tag(String, String)}, for true or false. */
  public Recorder tag(String key, boolean value) {
    return span == null ? this : set(key, value);
  }

  private Recorder set(String key, @Nullable Object value) {
    if (span != null) {
      Probe.call("tag", span, key, value);
    }
    return this;
  }

  /**
   * Notes that something happens now: an event of that name.
   *
   * @param message null: no effect
   * @return this
   */
  public Recorder log(String message) {
    if (span != null) {
      Probe.call("log", span, message, null);
    }
    return this;
  }

  /**
   * As {@link #log(String)}, with what else is to be said of it.
   *
   * @param event from a small set of names. Null: no effect
   * @param attributes strings, numbers and booleans stay what they are, other values are taken as
   *     text; those that are null are left out. Read before this method returns
   * @return this
   */
  public Recorder log(String event, Map<String, ?> attributes) {
    if (span != null) {
      Probe.call("log", span, event, attributes);
    }
    return this;
  }

  /**
   * Notes that the work fails: the status is an error, and the exception is kept as an event, with
   * type, message and stack trace. Does not close. A try statement closes its recorder before it
   * comes to its own {@code catch}, so call this in one within:
   *
   * <pre>{@code
   * try (Recorder recorder = Recorder.start("import")) {
   *   try {
   *     ...
   *   } catch (IOException e) {
   *     recorder.fail(e);
   *     throw e;
   *   }
   * }
   * }</pre>
   *
   * @param cause null: the status alone
   * @return this
   */
  public Recorder fail(Throwable cause) {
    if (span != null) {
      Probe.call("fail", span, cause, null);
    }
    return this;
  }

  /**
   * What work elsewhere needs to name this recorder as its parent, or as what it follows from.
   * Taken where the work is handed over, it also tells that place in the method tree.
   *
   * @return never null, and of use for ever; {@link RecorderContext#NONE} without the probe
   */
  public RecorderContext context() {
    return span == null
        ? RecorderContext.NONE
        : RecorderContext.of(Probe.call("context", span, null, null));
  }

  /**
   * Ends the recording; the time from start to here is its duration, in nanoseconds. What was
   * current before the start is current again.
   *
   * <ul>
   *   <li>A second time it has no effect.
   *   <li>If recorders that were started within this one on this thread are still open, they are no
   *       longer current, but go on until they are closed themselves.
   *   <li>On another thread than the one that started it, the recording ends all the same. That
   *       other thread holds it as current until it next starts or closes a recorder.
   *   <li>A recorder that is never closed is never sent.
   * </ul>
   */
  @Override
  public void close() {
    if (span != null) {
      Probe.call("end", span, null, null);
    }
  }
}
