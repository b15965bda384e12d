/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "linescope.max-nodes",
        "LINESCOPE_MAX_NODES",
        "LINESCOPE_SERVER",
        "linescope.internal.started",
        "user.home",
        "PATH"
      })
  void nameThatMeansSomething_isNotUnknown(String name) {
    assertThat(ProbeSettings.isUnknown(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "linescope.levle, linescope.level",
    "linescope.max.nodes, linescope.max-nodes",
    "linescope.entrypoints, linescope.entry-points",
    "linescope.Service, linescope.service",
    "LINESCOPE_END_POINT, LINESCOPE_ENDPOINT",
  })
  void mistypedName_hasANearestOne(String name, String meant) {
    assertThat(ProbeSettings.isUnknown(name)).isTrue();
    assertThat(ProbeSettings.nearest(name)).isEqualTo(meant);
  }

  @Test
  void nameUnlikeAnyOther_hasNone() {
    assertThat(ProbeSettings.nearest("linescope.colour-of-the-page")).isNull();
  }
}
