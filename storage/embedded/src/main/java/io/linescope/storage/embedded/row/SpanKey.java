/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.row;

import io.linescope.model.SpanId;
import io.linescope.model.TraceId;
import org.jspecify.annotations.Nullable;

/** By what a span is known. */
public record SpanKey(TraceId traceId, SpanId spanId) {

  public static SpanKey of(SpanRow row) {
    return new SpanKey(TraceId.parse(row.traceId()), SpanId.parse(row.spanId()));
  }

  /** Returns the key of the span's parent, null if it is a root. */
  public @Nullable SpanKey parent(SpanRow row) {
    return row.parentSpanId().isEmpty()
        ? null
        : new SpanKey(traceId, SpanId.parse(row.parentSpanId()));
  }
}
