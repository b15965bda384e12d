/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.service;

import io.linescope.model.SpanKind;
import io.linescope.query.http.ProblemException;
import io.linescope.storage.OperationFigures.OperationMinute;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What requests are put together by; null is what they are not told apart by. */
record RedKey(
    @Nullable String environment,
    @Nullable String service,
    @Nullable String instance,
    @Nullable String operation,
    @Nullable SpanKind kind) {

  static final Comparator<RedKey> ORDER =
      Comparator.comparing(
          key ->
              String.join(
                  "\u0000",
                  String.valueOf(key.environment),
                  String.valueOf(key.service),
                  String.valueOf(key.instance),
                  String.valueOf(key.operation),
                  String.valueOf(key.kind)));

  /** By what requests can be told apart. */
  enum By {
    TOTAL,
    ENVIRONMENT,
    SERVICE,
    INSTANCE,
    OPERATION;

    static By of(@Nullable String word) throws ProblemException {
      for (By by : values()) {
        if (word != null && word.equals(by.name().toLowerCase(Locale.ROOT))) {
          return by;
        }
      }
      if (word == null) {
        return SERVICE;
      }
      throw ProblemException.badParameter(
          "by", word, "total, environment, service, instance or operation");
    }
  }

  static RedKey of(By by, OperationMinute of) {
    return switch (by) {
      case TOTAL -> new RedKey(null, null, null, null, null);
      case ENVIRONMENT -> new RedKey(of.environment(), null, null, null, null);
      case SERVICE -> new RedKey(of.environment(), of.service(), null, null, null);
      case INSTANCE -> new RedKey(of.environment(), of.service(), of.instance(), null, null);
      case OPERATION -> new RedKey(of.environment(), of.service(), null, of.operation(), of.kind());
    };
  }

  /** Returns OTLP's number of the kind. */
  @Nullable Integer kindCode() {
    return kind == null ? null : Integer.valueOf(kind.ordinal());
  }
}
