/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.Anchor;
import io.linescope.probe.boot.RequestTree;
import io.linescope.probe.engine.control.Control;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What a context carries of the request it belongs to. */
final class Requests {
  static final ContextKey<RequestTree> TREE = ContextKey.named("linescope-tree");
  static final ContextKey<Anchor> ANCHOR = ContextKey.named("linescope-anchor");

  /** Whether what starts in this context is the first of its trace in this process: a request. */
  static boolean beginsIn(Context context) {
    SpanContext caller = Span.fromContext(context).getSpanContext();
    return !caller.isValid() || caller.isRemote();
  }

  /** The context of a request that begins now. */
  static Context begin(Context context) {
    Instant now = Instant.now(); // as spans take it, to the microsecond where the JVM can
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    return context.with(TREE, RequestTree.open(nanos));
  }

  /**
   * The request's span has started: its ids become the tree's, unless its methods are not to be
   * recorded.
   */
  static void bind(Context context, Facts facts, Control control) {
    RequestTree tree = context.get(TREE);
    SpanContext span = Span.fromContext(context).getSpanContext();
    if (tree == null || !span.isSampled()) {
      return;
    }
    Control.Recording recording = control.recording(facts);
    if (recording == Control.Recording.ORDERED) {
      tree.order();
    }
    if (recording != Control.Recording.NONE) {
      tree.bind(id(span.getTraceId(), 0), id(span.getTraceId(), 16), id(span.getSpanId(), 0));
    }
  }

  /** The context's span has ended; a tree ends with the span that it is bound to. */
  static void end(Context context) {
    RequestTree tree = context.get(TREE);
    if (tree != null && tree.spanId() == spanId(context)) {
      tree.rootEnded();
    }
  }

  static long spanId(Context context) {
    return id(Span.fromContext(context).getSpanContext().getSpanId(), 0);
  }

  /** The 16 hexadecimal digits from the given one. */
  static long id(String hex, int from) {
    long id = 0;
    for (int i = from; i < from + 16; i++) {
      id = (id << 4) | Character.digit(hex.charAt(i), 16);
    }
    return id;
  }

  private Requests() {}
}
