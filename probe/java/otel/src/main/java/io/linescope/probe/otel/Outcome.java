/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.exporter.internal.FailedExportException.GrpcExportException;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;

/** How an attempt to send a batch ended. */
enum Outcome {
  TAKEN,
  /** The server cannot be reached or asks to come again. */
  AWAY,
  /** The server is there and does not let us in: a wrong token or address, or it is broken. */
  BARRED,
  /** The server will never take it. */
  REFUSED;

  /** How an attempt ended that failed; with null when nothing else is known. */
  static Outcome of(Throwable failure) {
    if (failure instanceof HttpExportException) {
      HttpExportException http = (HttpExportException) failure;
      return http.failedWithResponse() ? ofHttp(http.getResponse().getStatusCode()) : AWAY;
    }
    if (failure instanceof GrpcExportException) {
      GrpcExportException grpc = (GrpcExportException) failure;
      return grpc.failedWithResponse() ? ofGrpc(grpc.getResponse().getStatusCode()) : AWAY;
    }
    return AWAY;
  }

  /** The status that the server answered with, for people. */
  static String status(Throwable failure) {
    return failure instanceof HttpExportException
        ? "HTTP " + ((HttpExportException) failure).getResponse().getStatusCode()
        : "gRPC " + ((GrpcExportException) failure).getResponse().getStatusCode();
  }

  private static Outcome ofHttp(int status) {
    switch (status) {
      case 400:
      case 413:
      case 415:
        return REFUSED;
      case 429:
      case 502:
      case 503:
      case 504:
        return AWAY;
      default:
        return BARRED;
    }
  }

  private static Outcome ofGrpc(GrpcStatusCode status) {
    switch (status) {
      case INVALID_ARGUMENT:
      case OUT_OF_RANGE:
        return REFUSED;
      case PERMISSION_DENIED:
      case UNAUTHENTICATED:
      case UNIMPLEMENTED:
      case INTERNAL:
        return BARRED;
      default:
        return AWAY;
    }
  }
}
