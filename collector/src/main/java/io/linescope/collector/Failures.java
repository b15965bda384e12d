/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.linescope.storage.OverloadedException;
import java.util.concurrent.CompletionException;

/** What senders are told when nothing of their request was taken. */
final class Failures {
  private Failures() {}

  /** Returns the error itself, without the wrapping of futures. */
  static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause(cause) : error;
  }

  static Status status(Code code, String message) {
    return Status.newBuilder().setCode(code.getNumber()).setMessage(message).build();
  }

  /** Tells a sender to try again later, or, when the storage failed, what it said. */
  static Status status(Throwable error) {
    if (error instanceof OverloadedException overloaded) {
      RetryInfo retry =
          RetryInfo.newBuilder().setRetryDelay(delay(overloaded.retryAfter())).build();
      return status(Code.RESOURCE_EXHAUSTED, String.valueOf(error.getMessage())).toBuilder()
          .addDetails(Any.pack(retry))
          .build();
    }
    return status(Code.UNAVAILABLE, "storage failed: " + error);
  }

  /** Rounds up to whole seconds: the header has no smaller unit. */
  static long retryAfterSeconds(OverloadedException overloaded) {
    return Math.max(1, overloaded.retryAfter().plusMillis(999).toSeconds());
  }

  private static Duration delay(java.time.Duration delay) {
    return Duration.newBuilder()
        .setSeconds(delay.toSeconds())
        .setNanos(delay.toNanosPart())
        .build();
  }
}
