/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

/**
 * A reference from a span to one that it follows from, in the same or another trace.
 *
 * @param traceId the trace of the other span
 * @param spanId the other span
 * @param traceState the W3C trace state of the other span, empty if none
 * @param flags W3C trace flags in the low eight bits, OTLP's own above
 * @param attributes more about the relation
 * @param droppedAttributes how many attributes the sender dropped
 */
public record SpanLink(
    TraceId traceId,
    SpanId spanId,
    String traceState,
    int flags,
    Attributes attributes,
    int droppedAttributes) {}
