/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.exporter.internal.FailedExportException;

/** How an attempt to send a batch ended. */
enum Outcome {
  TAKEN,
  /** The server cannot be reached or asks to come again. */
  AWAY,
  /** The server will never take it. */
  REFUSED;

  static Outcome of(Throwable failure) {
    if (!(failure instanceof FailedExportException.HttpExportException)) {
      return AWAY;
    }
    FailedExportException.HttpExportException http =
        (FailedExportException.HttpExportException) failure;
    if (http.getResponse() == null) {
      return AWAY;
    }
    int status = http.getResponse().getStatusCode();
    // 401 and 404 may be a server that is being set up.
    return status == 400 || status == 413 || status == 415 ? REFUSED : AWAY;
  }
}
