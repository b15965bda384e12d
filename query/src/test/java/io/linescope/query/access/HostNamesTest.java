/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  private static final HostNames LOOPBACK =
      new HostNames(InetAddress.getLoopbackAddress(), Set.of("Traces.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:5463",
        "shop.localhost:1",
        "127.0.0.1",
        "127.3.2.1:80",
        "[::1]",
        "[::1]:5463",
        "[::ffff:127.0.0.1]",
        "traces.example",
        "traces.EXAMPLE:443",
      })
  void own_areKnown(String authority) {
    assertThat(LOOPBACK.include(authority)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1",
        "[fe80::1]",
        "localhost@evil.example",
        "localhost:80@evil.example",
        "evil.example:80:80",
        "localhost/",
        "[localhost]",
        "::1",
        "x.traces.example",
        "localhost ",
        "127.0.0.1:port",
      })
  void foreign_areNot(String authority) {
    assertThat(LOOPBACK.include(authority)).isFalse();
  }

  @Test
  void boundAddress_isTheOnlyOtherOne() throws UnknownHostException {
    HostNames bound = new HostNames(InetAddress.getByName("192.0.2.7"), Set.of());

    assertThat(bound.include("192.0.2.7:5463")).isTrue();
    assertThat(bound.include("127.0.0.1")).isTrue();
    assertThat(bound.include("192.0.2.8")).isFalse();
  }

  @Test
  void everyAddress_isGoodWhereEveryOneIsListenedOn_butNoName() throws UnknownHostException {
    HostNames every = new HostNames(InetAddress.getByName("0.0.0.0"), Set.of());

    assertThat(every.include("192.0.2.8:80")).isTrue();
    assertThat(every.include("[2001:db8::1]")).isTrue();
    assertThat(every.include("evil.example")).isFalse();
  }
}
