/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.RequestTimeoutException;
import io.linescope.storage.OverloadedException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What an error means to a sender of whose request nothing was taken. */
final class Failures {
  /** When to come again after a failure of which nobody knows how long it lasts. */
  private static final Duration LATER = Duration.ofSeconds(5);

  private Failures() {}

  /** Returns the error itself, without the wrapping of futures. */
  static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause(cause) : error;
  }

  /** Returns after which time the request may succeed; null: never. */
  static @Nullable Duration retryAfter(Throwable error) {
    if (error instanceof BadRequestException) {
      return null;
    }
    return error instanceof OverloadedException overloaded ? overloaded.retryAfter() : LATER;
  }

  static HttpStatus httpStatus(Throwable error) {
    if (error instanceof BadRequestException bad) {
      return bad.status();
    }
    return error instanceof OverloadedException
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.SERVICE_UNAVAILABLE;
  }

  static Status status(Code code, String message) {
    return Status.newBuilder().setCode(code.getNumber()).setMessage(message).build();
  }

  /** Tells what is wrong, and when to try again if that has a point. */
  static Status status(Throwable error) {
    Status status = status(code(error), message(error));
    Duration retryAfter = retryAfter(error);
    return retryAfter == null
        ? status
        : status.toBuilder().addDetails(Any.pack(retryInfo(retryAfter))).build();
  }

  private static Code code(Throwable error) {
    if (error instanceof BadRequestException bad) {
      return bad.code();
    }
    return error instanceof OverloadedException ? Code.RESOURCE_EXHAUSTED : Code.UNAVAILABLE;
  }

  private static String message(Throwable error) {
    if (error instanceof BadRequestException || error instanceof OverloadedException) {
      return String.valueOf(error.getMessage());
    }
    return error instanceof RequestTimeoutException
        ? "request: not whole in time (expected: sent without long pauses)"
        : "storage failed: " + error;
  }

  private static RetryInfo retryInfo(Duration delay) {
    return RetryInfo.newBuilder()
        .setRetryDelay(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(delay.toSeconds())
                .setNanos(delay.toNanosPart()))
        .build();
  }
}
