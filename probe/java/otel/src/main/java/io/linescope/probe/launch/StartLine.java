/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.launch;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;

/** The line on stderr that says what the probe will do. */
final class StartLine {
  private static final int CONNECT_MILLIS = 300;

  static void print(String message) {
    System.err.println("linescope: " + message);
  }

  static String of(ServiceName service, String code, String endpoint) {
    return String.format(
        "service %s (from %s); methods of %s; server %s; %s",
        service.name,
        service.source,
        code,
        isReachable(endpoint) ? "reached" : "not reached, will keep trying",
        page(endpoint, service.name));
  }

  private static String page(String endpoint, String service) {
    try {
      return endpoint + "/?service=" + URLEncoder.encode(service, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isReachable(String endpoint) {
    try (Socket socket = new Socket()) {
      URI uri = URI.create(endpoint);
      int standard = "https".equals(uri.getScheme()) ? 443 : 80;
      int port = uri.getPort() < 0 ? standard : uri.getPort();
      socket.connect(new InetSocketAddress(uri.getHost(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private StartLine() {}
}
