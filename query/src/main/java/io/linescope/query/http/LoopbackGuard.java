/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps foreign web pages away from a server that asks for no login.
 *
 * <p>A page can make a browser call this server by a name of its own that resolves to 127.0.0.1
 * (DNS rebinding): the Host header tells. It can call it by its real name too: the Origin header
 * tells.
 */
public final class LoopbackGuard implements DecoratingHttpServiceFunction {
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(localhost|[a-z0-9.-]+[.]localhost|127[.][0-9]+[.][0-9]+[.][0-9]+|\\[::1])(:[0-9]+)?",
          Pattern.CASE_INSENSITIVE);

  @Override
  public HttpResponse serve(HttpService next, ServiceRequestContext context, HttpRequest request)
      throws Exception {
    String host = host(request);
    if (!LOOPBACK.matcher(host).matches()) {
      return refused("Host", host, "localhost or a loopback address");
    }
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (isForeign(origin, host)) {
      return refused("Origin", origin, "this server's own, http://" + host);
    }
    return next.serve(context, request);
  }

  /**
   * A request that asked to be upgraded to HTTP/2 arrives with Host, the others with :authority.
   */
  private static String host(HttpRequest request) {
    String authority = request.headers().get(HttpHeaderNames.AUTHORITY);
    return authority == null ? request.headers().get(HttpHeaderNames.HOST, "") : authority;
  }

  private static boolean isForeign(@Nullable String origin, String host) {
    return origin != null && !origin.equalsIgnoreCase("http://" + host);
  }

  private static HttpResponse refused(String header, @Nullable String value, String expected) {
    return HttpResponse.of(
        HttpStatus.FORBIDDEN,
        MediaType.PLAIN_TEXT_UTF_8,
        "%s: %s (expected: %s)\n",
        header,
        value,
        expected);
  }
}
