/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rule that the server set, until it ends by itself. */
public final class Rule {
  /** No limit of requests. */
  private static final int UNLIMITED = -1;

  String id = "";
  String endpoint = "";
  String headerName = "";
  String headerValue = "";
  String baggageName = "";
  String baggageValue = "";
  Level level = Level.UNSPECIFIED;
  @Nullable Double ratio;
  boolean ordered;
  @Nullable Double budget;
  List<String> pinned = new ArrayList<>();
  private @Nullable Pattern endpointPattern;
  private AtomicInteger left = new AtomicInteger(UNLIMITED);
  private long endNanos;
  private boolean ends;

  Rule() {}

  /** It was read to its end. */
  void complete(long requests, long remainingMillis, long nowNanos) {
    if (!endpoint.isEmpty()) {
      endpointPattern = Pattern.compile(Pattern.quote(endpoint).replace("*", "\\E.*\\Q"));
    }
    if (requests > 0) {
      left.set((int) Math.min(Integer.MAX_VALUE, requests));
    }
    ends = remainingMillis > 0;
    endNanos = nowNanos + remainingMillis * 1_000_000;
  }

  /** The rule is the same as before, and both count the same requests from now on. */
  void continueFrom(Rule before) {
    left = before.left;
  }

  public String id() {
    return id;
  }

  boolean isInForce(long nowNanos) {
    return left.get() != 0 && (!ends || nowNanos - endNanos < 0);
  }

  boolean hasConditions() {
    return endpointPattern != null || !headerName.isEmpty() || !baggageName.isEmpty();
  }

  boolean isForAllRequests() {
    return !hasConditions() && left() < 0;
  }

  /** Whether it says anything about requests. */
  boolean isForRequests() {
    return level != Level.UNSPECIFIED || ratio != null || ordered;
  }

  boolean matches(RequestFacts request) {
    return matchesEndpoint(request)
        && (headerName.isEmpty() || headerValue.equals(request.header(headerName)))
        && (baggageName.isEmpty() || baggageValue.equals(request.baggage(baggageName)));
  }

  /** The whole endpoint, or what follows the method of HTTP. */
  private boolean matchesEndpoint(RequestFacts request) {
    Pattern wanted = endpointPattern;
    String asked = wanted == null ? null : request.endpoint();
    if (wanted == null || asked == null) {
      return wanted == null;
    }
    int space = asked.indexOf(' ');
    return wanted.matcher(asked).matches()
        || (space >= 0 && wanted.matcher(asked.substring(space + 1)).matches());
  }

  /** Takes one of the requests that it is for; false: there is none left. */
  boolean take() {
    int now = left.get();
    while (now > 0 && !left.compareAndSet(now, now - 1)) {
      now = left.get();
    }
    return now != 0;
  }

  /** How many requests it is for yet, -1: no limit. */
  public int left() {
    return left.get();
  }

  List<String> pinned() {
    return Collections.unmodifiableList(pinned);
  }
}
