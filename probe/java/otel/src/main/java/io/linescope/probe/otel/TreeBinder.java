/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.linescope.probe.boot.RequestTree;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Tells a request's tree its ids. Called for recording spans only: others get no tree. */
final class TreeBinder implements SpanProcessor {
  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    RequestTree tree = parent.get(Requests.TREE);
    SpanContext ids = span.getSpanContext();
    if (tree == null || tree.isBound() || !ids.isSampled() || !isRoot(parent, ids)) {
      return;
    }
    tree.bind(
        Requests.id(ids.getTraceId(), 0),
        Requests.id(ids.getTraceId(), 16),
        Requests.id(ids.getSpanId(), 0));
  }

  // A child span's parent context holds a span of this process that has the same tree.
  private static boolean isRoot(Context parent, SpanContext ids) {
    SpanContext above = io.opentelemetry.api.trace.Span.fromContext(parent).getSpanContext();
    return !above.isValid() || above.isRemote() || !above.getSpanId().equals(ids.getSpanId());
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
