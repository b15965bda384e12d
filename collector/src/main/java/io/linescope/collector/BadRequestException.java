/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.rpc.Code;
import com.linecorp.armeria.common.HttpStatus;

/** Ends a request that cannot be read, with what its sender is told and the counter it raises. */
final class BadRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String reason;

  BadRequestException(HttpStatus status, String reason, String message) {
    super(message, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  HttpStatus status() {
    return status;
  }

  String reason() {
    return reason;
  }

  /** The word of gRPC, whose own services say the same of messages that are too large. */
  Code code() {
    return status.equals(HttpStatus.REQUEST_ENTITY_TOO_LARGE)
        ? Code.RESOURCE_EXHAUSTED
        : Code.INVALID_ARGUMENT;
  }
}
