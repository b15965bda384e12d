/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.ManualRecordingHook;
import io.linescope.probe.engine.control.Control;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;

/** Answers what {@link io.linescope.probe.boot.ManualRecording} lists. */
final class ManualCalls implements ManualRecordingHook {
  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";

  private final Tracer tracer;
  private final Control control;

  ManualCalls(Tracer tracer, Control control) {
    this.tracer = tracer;
    this.control = control;
  }

  @Override
  public Object call(String what, Object first, Object second, Object third) {
    ManualSpan.restore();
    switch (what) {
      case "start":
        return start((Class<?>) first, (String) second, Context.current());
      case "start-in":
        return start((Class<?>) first, (String) second, orRoot((Context) third));
      case "start-beside":
        return start((Class<?>) first, (String) second, ((ManualSpan) third).parent());
      case "current":
        return place(Context.current());
      case "read":
        return read((String) first, (String) second);
      case "write":
        return write((Context) first);
      default:
        return call(what, (ManualSpan) first, second, third);
    }
  }

  private static Object call(String what, ManualSpan span, Object second, Object third) {
    switch (what) {
      case "context":
        return place(span.context());
      case "follow":
        span.follow(orRoot((Context) second));
        break;
      case "tag":
        span.tag((String) second, third);
        break;
      case "log":
        span.log((String) second, (Map<?, ?>) third);
        break;
      case "fail":
        span.fail((Throwable) second);
        break;
      case "end":
        span.end();
        break;
      default: // a word of a later version
    }
    return null;
  }

  private ManualSpan start(Class<?> api, String name, Context parent) {
    ManualSpan begun = ManualSpan.begin(tracer, control, name, parent);
    if (begun.isRecording()) {
      begun.locate(CodeLocation.ofCallerOf(api));
    }
    begun.enter();
    return begun;
  }

  private static Context orRoot(Context context) {
    return context == null ? Context.root() : context;
  }

  /** The context with this place in the method tree; null: nothing is recorded in it. */
  private static Context place(Context context) {
    return Span.fromContext(context).getSpanContext().isValid()
        ? Submissions.placed(context)
        : null;
  }

  private static Context read(String traceparent, String tracestate) {
    Map<String, String> headers = new HashMap<>();
    headers.put(TRACEPARENT, traceparent);
    headers.put(TRACESTATE, tracestate);
    Context read =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, Headers.GETTER);
    return read == Context.root() ? null : read;
  }

  private static String[] write(Context context) {
    Map<String, String> headers = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(context, headers, Map::put);
    return new String[] {
      headers.getOrDefault(TRACEPARENT, ""), headers.getOrDefault(TRACESTATE, "")
    };
  }

  private enum Headers implements TextMapGetter<Map<String, String>> {
    GETTER;

    @Override
    public Iterable<String> keys(Map<String, String> headers) {
      return headers.keySet();
    }

    @Override
    public String get(Map<String, String> headers, String name) {
      return headers.get(name);
    }
  }
}
