/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.engine.control.Control;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What an application records itself: a span that is current on the thread which entered it, until
 * it ends.
 *
 * <p>OpenTelemetry restores what was current only if scopes are closed in the reverse order, each
 * on its own thread. Applications do not always, so each thread remembers what it entered and has
 * not left, innermost first. Whoever ends leaves all within it too. What cannot be left when it
 * ends, since that is on another thread or within another's scope, is left the next time that its
 * thread records something and can.
 */
final class ManualSpan {
  private static final ThreadLocal<ManualSpan> INNERMOST = new ThreadLocal<>();

  /** More are not remembered: an application that ends nothing must not fill the memory. */
  private static final int MAX_DEPTH = 1_000;

  private final Span span;
  private final Context parent;
  private final Context context;
  private final boolean beginsRequest;
  private final AtomicBoolean ended = new AtomicBoolean();

  // Of the thread that entered it.
  private Scope scope;
  private ManualSpan outer;
  private int depth;
  private boolean left;

  private ManualSpan(Span span, Context parent, Context context, boolean beginsRequest) {
    this.span = span;
    this.parent = parent;
    this.context = context;
    this.beginsRequest = beginsRequest;
  }

  /** Begins a child of what the context holds; of nothing or of another process, a request. */
  static ManualSpan begin(Tracer tracer, Control control, String name, Context parent) {
    boolean beginsRequest = Requests.beginsIn(parent);
    Context before = beginsRequest ? Requests.begin(parent) : parent;
    Span span = tracer.spanBuilder(name).setParent(before).startSpan();
    Context context = before.with(span);
    if (beginsRequest) {
      Requests.bind(context, new Facts(context, Attributes.empty(), name), control);
    }
    return new ManualSpan(span, parent, context, beginsRequest);
  }

  /** Is current on this thread from now on. */
  @SuppressWarnings("MustBeClosedChecker") // restore closes it
  void enter() {
    ManualSpan last = INNERMOST.get();
    if (last != null && last.depth < MAX_DEPTH) {
      outer = last;
      depth = last.depth + 1;
    }
    scope = context.makeCurrent();
    INNERMOST.set(this);
  }

  /** What it began in. */
  Context parent() {
    return parent;
  }

  Context context() {
    return context;
  }

  boolean isRecording() {
    return span.isRecording();
  }

  void locate(Attributes location) {
    span.setAllAttributes(location);
  }

  void follow(Context earlier) {
    span.addLink(Span.fromContext(earlier).getSpanContext());
  }

  void tag(String key, Object value) {
    span.setAllAttributes(attributes(Collections.singletonMap(key, value)));
  }

  void log(String event, Map<?, ?> attributes) {
    if (event == null) {
      return;
    }
    span.addEvent(event, attributes == null ? Attributes.empty() : attributes(attributes));
  }

  void fail(Throwable cause) {
    if (cause != null) {
      span.recordException(cause);
    }
    span.setStatus(StatusCode.ERROR);
  }

  void end() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    leave();
    span.end();
    if (beginsRequest) {
      Requests.end(context);
    }
  }

  private void leave() {
    if (isEnteredHere()) {
      for (ManualSpan inner = INNERMOST.get(); inner != this; inner = inner.outer) {
        inner.left = true;
      }
    }
    restore();
  }

  private boolean isEnteredHere() {
    ManualSpan entered = INNERMOST.get();
    while (entered != null && entered != this) {
      entered = entered.outer;
    }
    return entered == this;
  }

  /** Has this thread leave what ended, up to a scope of somebody else's that is still open. */
  static void restore() {
    ManualSpan last = INNERMOST.get();
    while (last != null && last.isLeft() && Context.current() == last.context) {
      last.scope.close();
      INNERMOST.set(last.outer);
      last.outer = null;
      last = INNERMOST.get();
    }
    if (last == null) {
      INNERMOST.remove();
    }
  }

  private boolean isLeft() {
    return left || ended.get();
  }

  private static Attributes attributes(Map<?, ?> values) {
    AttributesBuilder attributes = Attributes.builder();
    values.forEach((key, value) -> put(attributes, Objects.toString(key, ""), value));
    return attributes.build();
  }

  private static void put(AttributesBuilder to, String key, Object value) {
    if (value instanceof Boolean) {
      to.put(key, (boolean) value);
    } else if (value instanceof Double || value instanceof Float) {
      to.put(key, ((Number) value).doubleValue());
    } else if (isWhole(value)) {
      to.put(key, ((Number) value).longValue());
    } else if (value != null) {
      to.put(key, value.toString());
    }
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }
}
