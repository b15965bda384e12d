/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import io.linescope.query.access.Refusals.Reason;
import io.linescope.query.http.ProblemException;

/**
 * Keeps foreign web pages away, from a server without login as well: the Host header tells of a
 * page that calls it by a name of its own, the Origin header of one that calls it by its real name.
 */
final class PageCheck {
  private final HostNames names;
  private final Refusals refusals;

  PageCheck(HostNames names, Refusals refusals) {
    this.names = names;
    this.refusals = refusals;
  }

  void check(RequestHeaders headers) throws ProblemException {
    String host = host(headers);
    if (!names.include(host)) {
      throw refusals.count(
          Reason.HOST,
          ProblemException.misdirected(
              "Host: "
                  + host
                  + " (expected: localhost, the address listened on, or one of --host-names)"));
    }
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    if (origin != null && !isOwn(origin, host)) {
      throw refusals.count(
          Reason.ORIGIN,
          ProblemException.forbidden("Origin: " + origin + " (expected: http://" + host + ")"));
    }
  }

  /** A request that asked to be upgraded to HTTP/2 arrives with Host, others with :authority. */
  private static String host(RequestHeaders headers) {
    String authority = headers.get(HttpHeaderNames.AUTHORITY);
    return authority == null ? headers.get(HttpHeaderNames.HOST, "") : authority;
  }

  /** Behind a proxy the page came by https. */
  private static boolean isOwn(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }
}
