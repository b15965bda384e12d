/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import java.util.Map;

/** Ends a question with a problem as RFC 9457 describes it. */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final MediaType PROBLEM = MediaType.create("application", "problem+json");

  private final HttpStatus status;
  private final Map<String, String> headers;

  private ProblemException(HttpStatus status, String detail, Map<String, String> headers) {
    super(detail, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  private ProblemException(HttpStatus status, String detail) {
    this(status, detail, Map.of());
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

  /**
   * Nobody knows who asks. The challenge names no Basic, for which a browser would put its own
   * dialog before the login page.
   */
  public static ProblemException unauthorized(String detail) {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        detail,
        Map.of(HttpHeaderNames.WWW_AUTHENTICATE.toString(), "Bearer realm=\"linescope\""));
  }

  /** Who asks may not do this. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(HttpStatus.FORBIDDEN, detail);
  }

  /** The request was meant for another server. */
  public static ProblemException misdirected(String detail) {
    return new ProblemException(HttpStatus.MISDIRECTED_REQUEST, detail);
  }

  public static ProblemException tooManyRequests(String detail, long retryAfterSeconds) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        detail,
        Map.of(HttpHeaderNames.RETRY_AFTER.toString(), Long.toString(retryAfterSeconds)));
  }

  static ProblemException internal() {
    return new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, "see the server's log");
  }

  public HttpStatus status() {
    return status;
  }

  /** Returns the problem as it is sent. */
  public HttpResponse response() {
    var response =
        ResponseHeaders.builder(status)
            .contentType(PROBLEM)
            .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    headers.forEach(response::set);
    return HttpResponse.of(response.build(), HttpData.wrap(Json.write(document())));
  }

  private Problem document() {
    return new Problem(
        "about:blank", status.reasonPhrase(), status.code(), String.valueOf(getMessage()));
  }

  record Problem(String type, String title, int status, String detail) {}
}
