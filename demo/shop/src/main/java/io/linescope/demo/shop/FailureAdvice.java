/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import io.linescope.demo.backstage.Counters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a failure of the services behind with all its causes. */
@RestControllerAdvice
final class FailureAdvice {
  @ExceptionHandler(OrderException.class)
  @ResponseStatus(HttpStatus.BAD_GATEWAY)
  Failure explain(OrderException failure) {
    Counters.hit();
    Counters.caught(failure);
    List<String> causes = new ArrayList<>();
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StockException remote) {
        causes.add("shop: " + remote.getMessage());
        causes.addAll(remote.remoteCauses());
        break;
      }
      causes.add("shop: " + cause.getMessage());
    }
    return new Failure(causes);
  }
}
