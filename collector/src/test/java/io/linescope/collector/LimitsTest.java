/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void largeHeap_hasTheUsualLimits() {
    assertThat(Limits.of(64L << 30, 7)).isEqualTo(new Limits(16 << 20, 64 << 20, 128 << 20, 7));
  }

  @Test
  void smallHeap_hasSmallerOnesThatFitTheRoom() {
    assertThat(Limits.of(256 << 20, 7)).isEqualTo(new Limits(6 << 20, 6 << 20, 8 << 20, 7));
  }
}
