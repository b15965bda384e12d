/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.server.ServerBuilder;
import io.linescope.query.http.Router;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The guard of a server, and the way in. */
public final class Access {
  private final Refusals refusals = new Refusals();
  private final Guard guard;
  private final SessionEndpoints endpoints;

  /**
   * @param names by which the server may be called
   * @param accounts who there is, asked for each request; null while nobody has to log in
   * @param senders tells senders that they are refused
   */
  public Access(
      HostNames names, Supplier<@Nullable Accounts> accounts, SenderAnswer senders, Clock clock) {
    Sessions sessions = new Sessions(clock);
    PasswordDesk desk = new PasswordDesk(refusals, clock);
    guard =
        new Guard(
            accounts,
            new PageCheck(names, refusals),
            new Doorkeeper(sessions, desk, refusals),
            refusals,
            senders);
    endpoints = new SessionEndpoints(accounts, sessions, desk);
  }

  /** Guards all routes of {@code server}, those that are added later too. */
  public void guard(ServerBuilder server) {
    server.decorator(guard);
  }

  /** Adds the endpoints at which one logs in. */
  public Router register(Router router) {
    endpoints.register(router);
    return router;
  }

  /** Returns the counters of refused requests by name, as Prometheus writes them. */
  public Map<String, Long> figures() {
    return refusals.figures();
  }
}
