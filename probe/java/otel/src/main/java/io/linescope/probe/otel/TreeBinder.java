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

/**
 * Tells a request's tree its ids, which are those of the first span that starts with it. Called for
 * recording spans only: others get no tree.
 */
final class TreeBinder implements SpanProcessor {
  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    RequestTree tree = parent.get(Requests.TREE);
    SpanContext ids = span.getSpanContext();
    if (tree != null && ids.isSampled()) {
      tree.bind(
          Requests.id(ids.getTraceId(), 0),
          Requests.id(ids.getTraceId(), 16),
          Requests.id(ids.getSpanId(), 0));
    }
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
