/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.TraceId;
import io.linescope.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceLimitTest {
  private static final TraceId LOOP = new TraceId(0, 1);

  private final List<Refusal> refusals = new ArrayList<>();
  private final TraceLimit<TraceId> limit = new TraceLimit<>(2, "spans", trace -> trace);

  @Test
  void itemsBeyondTheLimit_areRefused() {
    assertThat(limit.take(List.of(LOOP, LOOP, LOOP), refusals)).containsExactly(LOOP, LOOP);
    assertThat(refusals)
        .containsExactly(
            new Refusal("trace-too-large", "trace: too many spans (expected: at most 2)"));
  }

  @Test
  void itemsGivenBack_countNoMore() {
    limit.giveBack(limit.take(List.of(LOOP, LOOP), refusals));

    assertThat(limit.take(List.of(LOOP, LOOP), refusals)).hasSize(2);
  }

  @Test
  void traceThatGoesOn_isKnownAmongManyOthers() {
    limit.take(List.of(LOOP, LOOP), refusals);
    for (int i = 0; i < 200_000; i++) {
      limit.take(List.of(new TraceId(1, i)), refusals);
      if (i % 10_000 == 0) {
        assertThat(limit.take(List.of(LOOP), refusals)).isEmpty();
      }
    }
  }
}
