/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import io.linescope.query.access.Refusals.Reason;
import io.linescope.query.http.ProblemException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Checks passwords, one at a time and on a thread of its own: each check is slow on purpose, and
 * many at once must take neither the machine nor the threads that receive spans.
 */
final class PasswordDesk {
  private static final int MOST_WAITING = 16;
  private static final long IDLE_SECONDS = 30;
  private static final long BUSY_SECONDS = 5;

  private final Refusals refusals;
  private final WrongPasswords wrong;
  private final ThreadPoolExecutor checks =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          PasswordDesk::thread);

  PasswordDesk(Refusals refusals, Clock clock) {
    this.refusals = refusals;
    this.wrong = new WrongPasswords(clock);
    checks.allowCoreThreadTimeOut(true);
  }

  /** Completes with the account, or with a {@link ProblemException}. */
  CompletableFuture<Account> recognize(
      Accounts accounts, String user, String password, InetAddress from) {
    CompletableFuture<Account> recognized = new CompletableFuture<>();
    try {
      refuseEarly(from);
      checks.execute(() -> check(accounts, user, password, from, recognized));
    } catch (ProblemException e) {
      recognized.completeExceptionally(e);
    } catch (RejectedExecutionException e) {
      recognized.completeExceptionally(tooMany(BUSY_SECONDS));
    }
    return recognized;
  }

  private void check(
      Accounts accounts,
      String user,
      String password,
      InetAddress from,
      CompletableFuture<Account> recognized) {
    try {
      refuseEarly(from); // once more: those before this one may have been wrong
      recognized.complete(account(accounts, user, password, from));
    } catch (ProblemException | RuntimeException e) {
      recognized.completeExceptionally(e);
    }
  }

  private Account account(Accounts accounts, String user, String password, InetAddress from)
      throws ProblemException {
    Account account = accounts.ofPassword(user, password);
    if (account == null) {
      wrong.add(from);
      throw refusals.count(
          Reason.PASSWORD_WRONG, ProblemException.unauthorized("password: not the one expected"));
    }
    wrong.clear(from);
    return account;
  }

  private void refuseEarly(InetAddress from) throws ProblemException {
    long seconds = wrong.secondsToWait(from);
    if (seconds > 0) {
      throw tooMany(seconds);
    }
  }

  private ProblemException tooMany(long seconds) {
    return refusals.count(
        Reason.PASSWORDS_TOO_MANY,
        ProblemException.tooManyRequests(
            "passwords: too many wrong ones (expected: the next after " + seconds + " s)",
            seconds));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "linescope-passwords");
    thread.setDaemon(true);
    return thread;
  }
}
