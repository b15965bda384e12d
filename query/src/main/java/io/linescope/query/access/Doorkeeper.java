/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import io.linescope.query.access.Refusals.Reason;
import io.linescope.query.http.ProblemException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes who sends a request: by a token (Bearer), by user and password (Basic), or by a
 * browser's session.
 *
 * <p>Reads the header itself: Armeria's extractors log one that they cannot read, secret included.
 */
final class Doorkeeper {
  private final Sessions sessions;
  private final PasswordDesk desk;
  private final Refusals refusals;

  Doorkeeper(Sessions sessions, PasswordDesk desk, Refusals refusals) {
    this.sessions = sessions;
    this.desk = desk;
    this.refusals = refusals;
  }

  /** Completes with the account, or with a {@link ProblemException}. */
  CompletableFuture<Account> recognize(
      Accounts accounts, RequestHeaders headers, InetAddress from) {
    String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (authorization == null) {
      return known(
          sessions.find(headers, accounts),
          Reason.LOGIN_MISSING,
          "login: nothing (expected: the admin's password; from senders the ingest token)");
    }
    String[] words = authorization.split(" ", 2);
    String secret = words.length == 2 ? words[1].trim() : "";
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer" ->
          known(
              accounts.ofToken(secret),
              Reason.TOKEN_WRONG,
              "token: not the one expected (expected: that of: linescope server credentials)");
      case "basic" -> byPassword(accounts, secret, from);
      default -> malformed();
    };
  }

  private CompletableFuture<Account> byPassword(
      Accounts accounts, String encoded, InetAddress from) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? malformed()
          : desk.recognize(accounts, pair.substring(0, colon), pair.substring(colon + 1), from);
    } catch (IllegalArgumentException e) {
      return malformed();
    }
  }

  private CompletableFuture<Account> malformed() {
    return known(
        null,
        Reason.LOGIN_MALFORMED,
        "authorization: not readable (expected: Bearer and a token, or Basic)");
  }

  private CompletableFuture<Account> known(
      @Nullable Account account, Reason reason, String otherwise) {
    return account == null
        ? CompletableFuture.failedFuture(
            refusals.count(reason, ProblemException.unauthorized(otherwise)))
        : CompletableFuture.completedFuture(account);
  }
}
