/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage.embedded.row;

import io.linescope.model.Status;

/**
 * A span as the store keeps it. Ids are lower-case hexadecimal texts, an empty one is none; what
 * has a structure is canonical JSON.
 */
public record SpanRow(
    String traceId,
    String spanId,
    String parentSpanId,
    String service,
    String name,
    long startUnixNanos,
    long durationNanos,
    int kind,
    int statusCode,
    String statusMessage,
    String traceState,
    int flags,
    String attributes,
    int droppedAttributes,
    String events,
    int droppedEvents,
    String links,
    int droppedLinks,
    String resource,
    String scope,
    long endUnixNanos) {
  /** The status code of a span that ended with an error. */
  public static final int ERROR = Status.Code.ERROR.ordinal();
}
