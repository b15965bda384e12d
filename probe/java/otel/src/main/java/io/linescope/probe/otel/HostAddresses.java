/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import io.opentelemetry.api.common.AttributeKey;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses at which others can reach this host. */
final class HostAddresses {
  static final AttributeKey<List<String>> ATTRIBUTE = AttributeKey.stringArrayKey("host.ip");

  /** A node of a cluster may have hundreds. */
  private static final int MAX = 16;

  /** Those of this host; empty if it has none, or they cannot be read. */
  static List<String> all() {
    List<String> addresses = new ArrayList<>();
    try {
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(each.getInetAddresses())) {
          if (addresses.size() < MAX && isReachable(address)) {
            addresses.add(text(address));
          }
        }
      }
    } catch (SocketException | RuntimeException e) {
      return addresses;
    }
    return addresses;
  }

  private static boolean isReachable(InetAddress address) {
    return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
  }

  /** As RFC 5952 has it: of IPv6 the longest run of zeros is left out. */
  static String text(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    for (int zeros = 8; address instanceof Inet6Address && zeros > 1; zeros--) {
      Matcher run = Pattern.compile("(^|:)0(:0){" + (zeros - 1) + "}(:|$)").matcher(text);
      if (run.find()) {
        return run.replaceFirst("::");
      }
    }
    return text;
  }

  private HostAddresses() {}
}
