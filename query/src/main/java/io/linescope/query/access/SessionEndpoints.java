/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import io.linescope.query.http.Answer;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.query.http.Router;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/session}: whether one has to log in, the login itself, and its end. */
final class SessionEndpoints {
  private static final String PATH = "/api/v1/session";

  private final Supplier<@Nullable Accounts> accounts;
  private final Sessions sessions;
  private final PasswordDesk desk;

  SessionEndpoints(Supplier<@Nullable Accounts> accounts, Sessions sessions, PasswordDesk desk) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.desk = desk;
  }

  void register(Router router) {
    router.get(PATH, this::show).post(PATH, this::begin).delete(PATH, this::end);
  }

  /** Who is logged in, if anybody has to be. */
  record State(boolean loginNeeded, @Nullable String user) {}

  record Login(@Nullable String user, @Nullable String password) {}

  private Answer show(Question question) throws ProblemException {
    question.expect(Set.of());
    Accounts known = accounts.get();
    Account account = known == null ? null : sessions.find(question.headers(), known);
    return Answer.of(new State(known != null, account == null ? null : account.name()));
  }

  private Answer begin(Question question) throws ProblemException {
    question.expect(Set.of());
    Login login = question.body(Login.class);
    Accounts known = accounts.get();
    if (known == null) {
      throw ProblemException.conflict("login: this server asks for none");
    }
    Account account = recognize(known, login, question);
    return answer(new State(true, account.name()), sessions.begin(account, known));
  }

  private Account recognize(Accounts known, Login login, Question question)
      throws ProblemException {
    if (login.user() == null || login.password() == null) {
      throw ProblemException.badParameter("login", "incomplete", "user and password");
    }
    try {
      return desk.recognize(known, login.user(), login.password(), question.address()).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem;
      }
      throw e;
    }
  }

  private Answer end(Question question) throws ProblemException {
    question.expect(Set.of());
    return answer(new State(accounts.get() != null, null), sessions.end(question.headers()));
  }

  private static Answer answer(State state, String cookie) {
    return Answer.of(state, Map.of(HttpHeaderNames.SET_COOKIE.toString(), cookie));
  }
}
