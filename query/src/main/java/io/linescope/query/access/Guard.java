/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.linescope.query.access.Refusals.Reason;
import io.linescope.query.http.ProblemException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands before every route, and lets a request in or answers it. Reads no body. */
final class Guard implements DecoratingHttpServiceFunction {
  private final Supplier<@Nullable Accounts> accounts;
  private final PageCheck pages;
  private final Doorkeeper doorkeeper;
  private final Refusals refusals;
  private final SenderAnswer senders;

  Guard(
      Supplier<@Nullable Accounts> accounts,
      PageCheck pages,
      Doorkeeper doorkeeper,
      Refusals refusals,
      SenderAnswer senders) {
    this.accounts = accounts;
    this.pages = pages;
    this.doorkeeper = doorkeeper;
    this.refusals = refusals;
    this.senders = senders;
  }

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    try {
      pages.check(request.headers());
    } catch (ProblemException e) {
      return refuse(request.headers(), e);
    }
    Right needed = Right.neededAt(context.config().route());
    Accounts known = accounts.get();
    return needed == null || known == null
        ? next.serve(context, request)
        : recognize(known, needed, next, context, request);
  }

  private HttpResponse recognize(
      Accounts known,
      Right needed,
      HttpService next,
      ServiceRequestContext context,
      HttpRequest request) {
    RequestHeaders headers = request.headers();
    return HttpResponse.of(
        doorkeeper
            .recognize(known, headers, context.remoteAddress().getAddress())
            .thenApplyAsync(
                account ->
                    account.rights().contains(needed)
                        ? serveNext(next, context, request)
                        : refuse(headers, rightMissing(account)),
                context.eventLoop())
            .exceptionally(error -> refuse(headers, error)));
  }

  private static HttpResponse serveNext(
      HttpService next, ServiceRequestContext context, HttpRequest request) {
    try {
      return next.serve(context, request);
    } catch (Exception e) {
      return HttpResponse.ofFailure(e);
    }
  }

  private ProblemException rightMissing(Account account) {
    return refusals.count(
        Reason.RIGHT_MISSING,
        ProblemException.forbidden(
            account.name() + ": may only send (expected: the admin's password)"));
  }

  private HttpResponse refuse(RequestHeaders headers, Throwable error) {
    if (error instanceof CompletionException wrapped && wrapped.getCause() != null) {
      return refuse(headers, wrapped.getCause());
    }
    if (!(error instanceof ProblemException problem)) {
      return HttpResponse.ofFailure(error);
    }
    HttpResponse answer =
        senders.to(headers, problem.status(), String.valueOf(problem.getMessage()));
    return answer == null ? problem.response() : answer;
  }
}
