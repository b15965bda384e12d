/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OverloadTest {
  private final AtomicLong clock = new AtomicLong();
  private final Overload overload = new Overload(clock::get);

  @Test
  void overload_isToldWithItsRefusals() {
    assertThat(overload.problems()).isEmpty();
    overload.refused();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(50));
    overload.refused();

    assertThat(overload.problems())
        .containsExactly("2 requests were refused, and their senders told when to come again");
  }

  @Test
  void overload_isOverAfterAMinuteAndTheNextBeginsAnew() {
    overload.refused();
    clock.addAndGet(TimeUnit.SECONDS.toNanos(61));
    assertThat(overload.problems()).isEmpty();

    overload.refused();
    assertThat(overload.problems()).singleElement().asString().startsWith("1 requests");
  }
}
