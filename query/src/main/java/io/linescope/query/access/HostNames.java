/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names and addresses by which a server may be called: those of this machine's loopback, the
 * address it listens on, and names that were configured.
 *
 * <p>A page can make a browser call this server by a name of its own that resolves to this machine
 * (DNS rebinding), but never by an address: where every address is listened on, every one is good.
 */
public final class HostNames {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-f:.]+]|[^\\[\\]:/@\\s]+)(:[0-9]{1,5})?");

  private final InetAddress bind;
  private final Set<String> names = new HashSet<>();

  /**
   * @param bind the address that is listened on
   * @param names other names, without ports
   */
  public HostNames(InetAddress bind, Set<String> names) {
    this.bind = bind;
    names.forEach(name -> this.names.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether {@code authority}, a host with or without a port, means this server. */
  boolean include(String authority) {
    Matcher parts = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    String host = String.valueOf(parts.group(1));
    InetAddress address = address(host);
    return address == null ? isName(host) : isAddress(address);
  }

  private boolean isName(String host) {
    return host.equals("localhost") || host.endsWith(".localhost") || names.contains(host);
  }

  private boolean isAddress(InetAddress address) {
    return address.isLoopbackAddress() || bind.isAnyLocalAddress() || address.equals(bind);
  }

  /** Reads an address; null: it is a name, which is not resolved. */
  private static @Nullable InetAddress address(String host) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("an address has 4 or 16 bytes", e);
    }
  }
}
