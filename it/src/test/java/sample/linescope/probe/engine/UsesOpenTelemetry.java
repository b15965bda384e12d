/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.probe.engine;

import io.opentelemetry.proto.trace.v1.Span;

/** Bad: an engine that knows OpenTelemetry. */
final class UsesOpenTelemetry {
  final Class<?> span = Span.class;
}
