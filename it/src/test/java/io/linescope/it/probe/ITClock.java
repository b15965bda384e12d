/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.it.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.it.process.Application;
import io.linescope.it.process.Distribution;
import io.linescope.it.process.JavaHome;
import io.linescope.it.process.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which clock the recorder reads, and that it can be believed. */
class ITClock {
  private static final long CLOSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  /** Where the machine has no such clock, the system's is what this finds. */
  @Test
  void clock_isTheProcessorsWhereTheJvmPermits() throws Exception {
    String[] found = pace(25, "--enable-native-access=ALL-UNNAMED");
    assertThat(found[0]).isIn("tsc", "system");
    assertThat(Long.parseLong(found[1])).isLessThan(CLOSE_NANOS);
    assertThat(found[2]).as("went back").isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void clock_isTheSystemsOtherwise(int version) throws Exception {
    assertThat(pace(version)[0]).isEqualTo("system");
  }

  /** A line and nothing else: no warning either. */
  private static String[] pace(int version, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Xbootclasspath/a:" + Distribution.probe());
    all.add("-Xshare:off");
    all.addAll(Programs.options("Pace", 1));
    try (Application application = Application.start(JavaHome.of(version), all)) {
      application.awaitEnd();
      List<String> lines = application.output().lines();
      assertThat(lines).hasSize(1);
      return lines.get(0).split(" ", -1);
    }
  }
}
