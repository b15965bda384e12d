/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

/**
 * Something that happened at one moment within a span.
 *
 * @param unixNanos when, in nanoseconds since 1970
 * @param name what
 * @param attributes more about it
 * @param droppedAttributes how many attributes the sender dropped
 */
public record SpanEvent(
    long unixNanos, String name, Attributes attributes, int droppedAttributes) {}
