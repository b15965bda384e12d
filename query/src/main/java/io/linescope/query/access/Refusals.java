/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import io.linescope.query.http.ProblemException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that were refused before any route saw them. */
final class Refusals {
  private final LongAdder[] counters = new LongAdder[Reason.values().length];

  /** Why a request was refused. Explained in docs/messages.md. */
  enum Reason {
    HOST("foreign-host"),
    ORIGIN("foreign-origin"),
    LOGIN_MISSING("login-missing"),
    LOGIN_MALFORMED("login-malformed"),
    TOKEN_WRONG("token-wrong"),
    PASSWORD_WRONG("password-wrong"),
    PASSWORDS_TOO_MANY("passwords-too-many"),
    RIGHT_MISSING("right-missing");

    private final String word;

    Reason(String word) {
      this.word = word;
    }
  }

  Refusals() {
    Arrays.setAll(counters, reason -> new LongAdder());
  }

  /** Counts a refusal and returns the problem that tells of it. */
  ProblemException count(Reason reason, ProblemException problem) {
    counters[reason.ordinal()].increment();
    return problem;
  }

  /** Returns the counters by name, labels included, as Prometheus writes them. */
  Map<String, Long> figures() {
    Map<String, Long> figures = new TreeMap<>();
    for (Reason reason : Reason.values()) {
      String name = "linescope_refused_requests_total{reason=\"" + reason.word + "\"}";
      figures.put(name, counters[reason.ordinal()].sum());
    }
    return figures;
  }
}
