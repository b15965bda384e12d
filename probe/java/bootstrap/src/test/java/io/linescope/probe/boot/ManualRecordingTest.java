/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManualRecordingTest {
  @AfterEach
  void unhook() {
    ManualRecording.hook(null);
  }

  @Test
  void call_withoutHookIsNothing() {
    assertThat(ManualRecording.call("start", String.class, "a", null)).isNull();
  }

  @Test
  void call_isHandedOnAndAnswered() {
    ManualRecording.hook((what, first, second, third) -> what + first + second + third);
    assertThat(ManualRecording.call("a", 1, 2, 3)).isEqualTo("a123");
  }

  @Test
  void failure_isCountedAndReachesNobody() {
    long before = Counter.INTERNAL_ERRORS.get();
    ManualRecording.hook(
        (what, first, second, third) -> {
          throw new StackOverflowError();
        });
    assertThat(ManualRecording.call("start", String.class, "a", null)).isNull();
    assertThat(Counter.INTERNAL_ERRORS.get()).isEqualTo(before + 1);
  }
}
