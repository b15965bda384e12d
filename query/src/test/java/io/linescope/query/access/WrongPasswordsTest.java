/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrongPasswordsTest {
  private final SetClock clock = new SetClock();
  private final WrongPasswords wrong = new WrongPasswords(clock);

  @Test
  void wait_doublesFromTheFifthOnUpToAMinute() throws Exception {
    InetAddress from = address("192.0.2.1");
    StringBuilder waits = new StringBuilder();
    for (int i = 0; i < 13; i++) {
      wrong.add(from);
      waits.append(wrong.secondsToWait(from)).append(' ');
      clock.forward(Duration.ofSeconds(wrong.secondsToWait(from)));
      assertThat(wrong.secondsToWait(from)).isZero();
    }
    assertThat(waits).hasToString("0 0 0 0 1 2 4 8 16 32 60 60 60 ");
  }

  @Test
  void others_doNotWait() throws Exception {
    addMany("192.0.2.1");

    assertThat(wrong.secondsToWait(address("192.0.2.2"))).isZero();
  }

  @Test
  void networkOfIpv6_waitsAsOne() throws Exception {
    addMany("2001:db8::1");

    assertThat(wrong.secondsToWait(address("2001:db8::2:3:4"))).isPositive();
    assertThat(wrong.secondsToWait(address("2001:db8:0:1::1"))).isZero();
  }

  @Test
  void rightPasswordOrAQuarterOfAnHour_clears() throws Exception {
    addMany("192.0.2.1");
    wrong.clear(address("192.0.2.1"));
    assertThat(wrong.secondsToWait(address("192.0.2.1"))).isZero();

    addMany("192.0.2.1");
    clock.forward(Duration.ofMinutes(16));
    wrong.add(address("192.0.2.1"));
    assertThat(wrong.secondsToWait(address("192.0.2.1"))).isZero();
  }

  private void addMany(String from) throws UnknownHostException {
    for (int i = 0; i < 9; i++) {
      wrong.add(address(from));
    }
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
