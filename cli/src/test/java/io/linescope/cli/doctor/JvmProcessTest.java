/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class JvmProcessTest {
  /** A JVM does not let itself attach to itself. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void processThatLetsNobodyAttach_isSeenFromOutside() throws Exception {
    JvmProcess self = JvmProcess.of(ProcessHandle.current().pid());

    assertThat(self.problem()).isNotNull();
    assertThat(self.arguments().get(0)).endsWith("java");
    assertThat(self.environment()).isEqualTo(System.getenv());
  }

  @Test
  void processThatIsNotThere_isAMistake() {
    assertThatThrownBy(() -> JvmProcess.of(999_999_999))
        .hasMessage("PID: 999999999 (expected: a process that runs)");
  }
}
