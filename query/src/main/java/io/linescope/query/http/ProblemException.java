/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.linecorp.armeria.common.HttpStatus;

/** Ends a question with a problem as RFC 9457 describes it. */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  private ProblemException(HttpStatus status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** A parameter with a value that it cannot have. */
  public static ProblemException badParameter(String name, String value, String expected) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, name + ": " + value + " (expected: " + expected + ")");
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND, detail);
  }

  /** What was asked for cannot be done as things are. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(HttpStatus.CONFLICT, detail);
  }

  HttpStatus status() {
    return status;
  }

  Problem document() {
    return new Problem(
        "about:blank", status.reasonPhrase(), status.code(), String.valueOf(getMessage()));
  }

  record Problem(String type, String title, int status, String detail) {}
}
