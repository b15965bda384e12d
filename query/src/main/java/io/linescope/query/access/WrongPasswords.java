/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Wrong passwords by address. Five are free; then an address waits 1 s, 2 s, 4 s and so on up to a
 * minute after each. A right one, or a quarter of an hour, clears it.
 */
final class WrongPasswords {
  private static final int FREE = 5;
  private static final int LONGEST_SECONDS = 60;
  private static final Duration MEMORY = Duration.ofMinutes(15);
  private static final int MOST_ADDRESSES = 10_000;
  private static final int NETWORK_BYTES = 8;

  private final Clock clock;
  private final Map<String, Count> byAddress = new LinkedHashMap<>();

  private record Count(int wrong, long lastMillis) {
    long waitMillis() {
      int beyond = wrong - FREE;
      return beyond < 0 ? 0 : 1_000L * Math.min(LONGEST_SECONDS, 1L << Math.min(beyond, 6));
    }
  }

  WrongPasswords(Clock clock) {
    this.clock = clock;
  }

  /** Returns how many seconds {@code address} has to wait yet, 0: none. */
  synchronized long secondsToWait(InetAddress address) {
    Count count = byAddress.get(key(address));
    if (count == null) {
      return 0;
    }
    long left = count.lastMillis + count.waitMillis() - clock.millis();
    return left <= 0 ? 0 : (left + 999) / 1_000;
  }

  synchronized void add(InetAddress address) {
    long now = clock.millis();
    Count before = byAddress.remove(key(address));
    int wrong =
        before != null && now - before.lastMillis <= MEMORY.toMillis() ? before.wrong + 1 : 1;
    byAddress.put(key(address), new Count(wrong, now));
    if (byAddress.size() > MOST_ADDRESSES) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
  }

  synchronized void clear(InetAddress address) {
    byAddress.remove(key(address));
  }

  /** Who has one IPv6 address usually has the 2^64 of its network. */
  private static String key(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
