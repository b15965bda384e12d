/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.probe.boot.Timing;
import io.linescope.probe.engine.names.Methods;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the governor does in which order, second by second. No class is loaded that it could weave.
 */
class GovernorTest {
  private static final double MILLI = 1e6;
  private static final double ALLOWED = 20 * MILLI;

  private final Methods methods = new Methods();
  private final Demotions demotions = new Demotions(methods, new Memory(null));
  private final Governor governor =
      new Governor(new Loads(), demotions, new Retransformer(methods, nothingLoaded()), 0.02);

  @AfterEach
  void reset() {
    Timing.reset();
  }

  @Test
  void callsTooDear_areTimedLessFirst_thenTheHottestShortOnesDemoted() {
    int hot = method("hot", 0);
    int cool = method("cool", 1);
    int slow = method("slow", 2);
    Loads.Window window =
        window(load(hot, 2_000_000, 300), load(cool, 1_000, 300), load(slow, 500_000, 5_000));

    second(window, 50 * MILLI);
    assertThat(Timing.shortNanos()).isEqualTo(4_000);
    second(window, 50 * MILLI);
    assertThat(Timing.shortNanos()).isEqualTo(16_000);
    assertThat(demotions.all()).isEmpty();

    second(window, 50 * MILLI);
    assertThat(demotions.all()).extracting(Demoted::method).containsExactly(hot);
    assertThat(governor.ratio()).isEqualTo(1);
  }

  @Test
  void callsWithinTheirLimit_areLeftAlone() {
    for (int i = 0; i < 100; i++) {
      second(window(load(method("m", 0), 100_000, 300)), 15 * MILLI);
    }
    assertThat(Timing.shortNanos()).isEqualTo(1_000);
    assertThat(demotions.all()).isEmpty();
    assertThat(governor.ratio()).isEqualTo(1);
  }

  @Test
  void workBesideTheCalls_lowersTheShareOfRequests_onceItHasLasted() {
    Loads.Window quiet = window();
    for (int i = 0; i < 15; i++) {
      governor.govern(quiet, MILLI, 40 * MILLI, ALLOWED);
    }
    assertThat(governor.ratio()).isEqualTo(1);
    governor.govern(quiet, MILLI, 40 * MILLI, ALLOWED);
    assertThat(governor.ratio()).isBetween(0.4, 0.5);
    assertThat(Timing.shortNanos()).isEqualTo(1_000);

    governor.govern(quiet, MILLI, 19 * MILLI, ALLOWED);
    assertThat(governor.ratio()).as("no room for all").isLessThan(0.5);
    governor.govern(quiet, MILLI, 8 * MILLI, ALLOWED);
    assertThat(governor.ratio()).isEqualTo(1);
  }

  @Test
  void idleProcess_isNotMeasuredByItsShare() {
    for (int i = 0; i < 100; i++) {
      governor.govern(window(load(method("m", 0), 50_000, 300)), 0.9 * MILLI, 9 * MILLI, 0);
    }
    assertThat(Timing.shortNanos()).isEqualTo(1_000);
    assertThat(governor.ratio()).isEqualTo(1);
  }

  @Test
  void timing_isTheFirstToComeBack() {
    second(window(load(method("hot", 0), 2_000_000, 300)), 50 * MILLI);
    assertThat(Timing.shortNanos()).isEqualTo(4_000);
    for (int i = 0; i < 300; i++) {
      second(window(), MILLI);
    }
    assertThat(Timing.shortNanos()).isEqualTo(1_000);
  }

  private void second(Loads.Window window, double calls) {
    governor.govern(window, calls, calls, ALLOWED);
  }

  private int method(String name, int expected) {
    int number = methods.number("org.example.Nowhere", name, "()V");
    assertThat(number).isEqualTo(expected);
    return number;
  }

  private static Loads.Load load(int method, long calls, long meanNanos) {
    return new Loads.Load(method, calls, 1_000, 1_000 * meanNanos);
  }

  private static Loads.Window window(Loads.Load... loads) {
    Loads.Window window = new Loads.Window();
    window.methods.addAll(List.of(loads));
    window.calls = window.methods.stream().mapToLong(load -> load.calls).sum();
    return window;
  }

  private static Instrumentation nothingLoaded() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            GovernorTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> new Class<?>[0]);
  }
}
