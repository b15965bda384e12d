/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.otel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlChannelTest {
  @Test
  void serverThatIsAwayBehindAProxy_isAskedAgainSoon() {
    assertThat(ControlChannel.pauseAfter(502)).isEqualTo(ControlChannel.pauseAfter(503));
    assertThat(ControlChannel.pauseAfter(503)).isLessThanOrEqualTo(2_000);
    assertThat(ControlChannel.pauseAfter(404)).isGreaterThan(10_000);
  }
}
