/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.EntryPointHook;
import io.linescope.probe.engine.control.Control;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;

/** Begins a trace at the methods that the user named, where none is active; goes on in threads. */
final class EntrySpans implements EntryPointHook {
  private static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("code.function.name");

  private final Tracer tracer;
  private final Control control;
  private final Supplier<Context> started;

  /**
   * Begins them with this tracer.
   *
   * @param started tells where the current thread was started, null if nobody knows
   */
  EntrySpans(Tracer tracer, Control control, Supplier<Context> started) {
    this.tracer = tracer;
    this.control = control;
    this.started = started;
  }

  // The scope spans the method: end closes it.
  @SuppressWarnings("MustBeClosedChecker")
  @Override
  public Object begin(int methodId, String className, String method) {
    if (Span.current().getSpanContext().isValid()) {
      return null;
    }
    Context request = Requests.begin(Context.current());
    String simpleName = className.substring(className.lastIndexOf('.') + 1);
    Attributes attributes = Attributes.of(FUNCTION, className + "." + method);
    String name = simpleName + "." + method;
    Span span =
        tracer.spanBuilder(name).setParent(request).setAllAttributes(attributes).startSpan();
    Context current = request.with(span);
    Requests.bind(current, new Facts(current, attributes, name), control);
    return new Entry(span, current, current.makeCurrent());
  }

  @SuppressWarnings("MustBeClosedChecker") // likewise
  @Override
  public Object resume() {
    Context context = started.get();
    return context == null ? null : context.makeCurrent();
  }

  @Override
  public void end(Object token, Throwable error) {
    if (token instanceof Scope) {
      ((Scope) token).close();
      return;
    }
    Entry entry = (Entry) token;
    if (error != null) {
      entry.span.recordException(error);
      entry.span.setStatus(StatusCode.ERROR);
    }
    entry.scope.close();
    entry.span.end();
    Requests.end(entry.context);
  }

  private static final class Entry {
    final Span span;
    final Context context;
    final Scope scope;

    Entry(Span span, Context context, Scope scope) {
      this.span = span;
      this.context = context;
      this.scope = scope;
    }
  }
}
