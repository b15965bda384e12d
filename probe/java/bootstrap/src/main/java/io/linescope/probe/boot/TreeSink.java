/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

/** Where finished bodies go. Called by the engine's own thread; false: no room at present. */
public interface TreeSink {
  /** Takes a part of a call tree, a serialised {@code linescope.v1.CallTree}. */
  boolean offer(
      byte[] callTreeBody, long traceIdHigh, long traceIdLow, long spanId, long unixNanos);

  /** Takes method names, a serialised {@code linescope.v1.Methods}. */
  boolean offerMethods(byte[] methodsBody, long unixNanos);
}
