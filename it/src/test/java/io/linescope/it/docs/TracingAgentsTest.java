/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The doctor and the probe share no code, and tell the same of other agents that trace. */
class TracingAgentsTest {
  private static final Pattern PACKAGE = Pattern.compile("([a-z]+\\.)+");

  @Test
  void doctorAndProbe_knowTheSameAgents() throws IOException {
    Set<String> doctors = packages("io/linescope/cli/doctor/Agent.class");
    Set<String> probes = packages("io/linescope/probe/otel/OtherAgents.class");
    assertThat(doctors).isEqualTo(probes).contains("datadog.", "org.apache.skywalking.");
  }

  private static Set<String> packages(String classFile) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(classFile)) {
      assertThat(in).as(classFile).isNotNull();
      return ClassTexts.of(in.readAllBytes(), PACKAGE);
    }
  }
}
