/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedTest {
  @Test
  void figures_addUp() {
    Red one = new Red();
    one.add(100, false);
    one.add(300, true);
    Red other = new Red();
    other.add(200, true);
    one.add(other);

    assertThat(one.count()).isEqualTo(3);
    assertThat(one.errors()).isEqualTo(2);
    assertThat(one.totalNanos()).isEqualTo(600);
    assertThat(one.meanNanos()).isEqualTo(200);
    assertThat(one.maxNanos()).isEqualTo(300);
  }

  @Test
  void figuresWrittenDown_areTheSame() {
    Red red = new Red();
    red.add(100, true);
    red.add(7, false);

    Red read = new Red(red.errors(), red.totalNanos(), red.maxNanos(), red.durations());

    assertThat(read).isEqualTo(red).hasSameHashCodeAs(red);
    assertThat(read.count()).isEqualTo(2);
  }

  @Test
  void quantile_isNeverAboveTheLongest() {
    Red red = new Red();
    red.add(1_000_003, false);

    assertThat(red.quantileNanos(1)).isLessThanOrEqualTo(1_000_003);
  }

  @Test
  void noRequests_areAllZero() {
    assertThat(new Red().meanNanos()).isZero();
    assertThat(new Red().quantileNanos(0.5)).isZero();
  }
}
