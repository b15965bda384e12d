/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application gets that was built with the API and runs without the probe. */
class RecorderWithoutProbeTest {
  private static final Map<String, Object> ATTRIBUTES = Map.of("a", 1);

  @Test
  void recorders_areOneAndTheSame() {
    Recorder first = Recorder.start("first");
    assertThat(Recorder.start("second")).isSameAs(first);
    assertThat(Recorder.start("third", first.context())).isSameAs(first);
    assertThat(first.sibling("fourth")).isSameAs(first);
    assertThat(use(first)).isSameAs(first);
  }

  @Test
  void contexts_areNone() {
    assertThat(Recorder.start("a").context()).isSameAs(RecorderContext.NONE);
    assertThat(RecorderContext.current()).isSameAs(RecorderContext.NONE);
    String valid = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    assertThat(RecorderContext.parse(valid, "a=b")).isSameAs(RecorderContext.NONE);
    assertThat(RecorderContext.NONE.traceparent()).isEmpty();
    assertThat(RecorderContext.NONE.tracestate()).isEmpty();
    assertThat(RecorderContext.NONE).hasToString("");
  }

  @Test
  void nulls_areHarmless() {
    Recorder recorder = Recorder.start(null, null);
    recorder.sibling(null).follows(null).tag(null, null).tag(null, 1).log(null);
    recorder.log(null, null).fail(null).close();
    assertThat(RecorderContext.parse(null, null)).isSameAs(RecorderContext.NONE);
  }

  @Test
  void closedRecorder_isHarmless() {
    Recorder recorder = Recorder.start("a");
    recorder.close();
    recorder.close();
    assertThat(use(recorder)).isSameAs(recorder);
  }

  @Test
  void recording_allocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long rounds = 0;
    long before = threads.getThreadAllocatedBytes(self);
    for (int i = 0; i < 10_000; i++) {
      try (Recorder recorder = Recorder.start("a", RecorderContext.current())) {
        rounds += use(recorder) == recorder ? 1 : 0;
      }
    }
    long allocated = threads.getThreadAllocatedBytes(self) - before;
    assertThat(rounds).isEqualTo(10_000);
    assertThat(allocated).as("bytes by 10 000 recorders").isLessThan(10_000);
  }

  /** The class files name nothing that an application would have to have. */
  @Test
  void annotations_areNotInTheClassFiles() throws Exception {
    Map<String, Integer> found = new HashMap<>();
    for (Class<?> each : new Class<?>[] {Recorder.class, RecorderContext.class, Probe.class}) {
      byte[] classFile = each.getResourceAsStream(each.getSimpleName() + ".class").readAllBytes();
      String text = new String(classFile, java.nio.charset.StandardCharsets.ISO_8859_1);
      found.put(each.getSimpleName(), text.indexOf("Nullable"));
    }
    assertThat(found).hasSize(3).allSatisfy((name, place) -> assertThat(place).isEqualTo(-1));
  }

  private static Recorder use(Recorder recorder) {
    return recorder
        .tag("text", "a")
        .tag("whole", 1_000_000L)
        .tag("real", 0.5)
        .tag("flag", true)
        .log("event")
        .log("event", ATTRIBUTES)
        .follows(recorder.context())
        .fail(null);
  }
}
