/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.Status;

/** What can be demanded of a span: a closed set, so that each store can translate all of it. */
public sealed interface SpanFilter {

  /** Made by this service. */
  record Service(String name) implements SpanFilter {}

  /** Made by any but this service. */
  record NotService(String name) implements SpanFilter {}

  /** Made in this {@code deployment.environment.name}; empty: made by one that told none. */
  record Environment(String name) implements SpanFilter {}

  /** With this name. */
  record Operation(String name) implements SpanFilter {}

  /** Lasting at least this long. */
  record MinDuration(long nanos) implements SpanFilter {}

  /** Lasting at most this long. */
  record MaxDuration(long nanos) implements SpanFilter {}

  /** Ended like this. */
  record HasStatus(Status.Code code) implements SpanFilter {}

  /**
   * With an attribute, of the span or of its resource, whose value in text form equals {@code
   * value}: numbers as Java prints them, {@code true} and {@code false}, bytes as lower-case
   * hexadecimal digits. Arrays and nested keys match nothing.
   */
  record AttributeEquals(String key, String value) implements SpanFilter {}

  /** With an attribute of this key, of the span or of its resource. */
  record AttributeExists(String key) implements SpanFilter {}
}
