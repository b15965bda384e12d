/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerChecksTest {
  private static final Instant TOLD = Instant.parse("2026-11-21T10:00:00Z");

  /** What is told is the beginning of the second in which it was. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "900, 950, 0",
    "-300, 100, 0",
    "-5000, -4900, 4900",
    "8000, 8100, -7000",
  })
  void skew_isWhatSurelyLiesBetween(long beforeMillis, long afterMillis, long skewMillis) {
    Duration skew =
        ServerChecks.skew(TOLD.plusMillis(beforeMillis), TOLD.plusMillis(afterMillis), TOLD);

    assertThat(skew.toMillis()).isEqualTo(skewMillis);
  }
}
