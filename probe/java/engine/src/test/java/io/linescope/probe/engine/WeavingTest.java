/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.probe.engine.govern.Retransformer;
import io.linescope.probe.engine.names.Methods;
import io.linescope.probe.engine.settings.EngineSettings;
import io.linescope.probe.engine.weave.ClassWeaver;
import io.linescope.probe.engine.weave.Transformer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With a double of the JVM's part, which only an agent is given. ITOffSwitch has the real one. */
class WeavingTest {
  private final List<String> calls = new ArrayList<>();
  private final EngineSettings settings =
      EngineSettings.builder().application((name, domain) -> true).build();
  private final Methods methods = new Methods();
  private final Transformer transformer =
      new Transformer(
          settings, new ClassWeaver(settings, methods, number -> false), (name, bytes) -> {});
  private final Instrumentation jvm =
      (Instrumentation)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Instrumentation.class},
              (proxy, method, arguments) -> {
                calls.add(method.getName());
                switch (method.getName()) {
                  case "getAllLoadedClasses":
                    return new Class<?>[] {Test.class};
                  case "isModifiableClass":
                    return true;
                  default:
                    return null;
                }
              });
  private long now = 1;
  private final Weaving weaving =
      new Weaving(jvm, transformer, new Retransformer(methods, jvm), () -> now);

  @Test
  void beginning_looksAtNoLoadedClass() {
    weaving.begin();
    weaving.weave();

    assertThat(calls).containsExactly("addTransformer");
  }

  @Test
  void shortRest_changesNothing() throws Exception {
    weaving.begin();
    rest(4_000);
    assertThat(weaves()).isTrue();
    weaving.weave();
    rest(4_000);
    weaving.weave();

    assertThat(weaves()).isTrue();
    assertThat(rounds()).isZero();
  }

  /** First nothing more is woven, and when all that was being loaded is there, nothing is. */
  @Test
  void longRest_takesTheProbeOutInOneRound() throws Exception {
    weaving.begin();
    rest(5_500);
    assertThat(weaves()).isFalse();
    assertThat(rounds()).isZero();

    rest(60_000);
    assertThat(rounds()).isEqualTo(1);
    assertThat(calls).as("its place among the transformers").doesNotContain("removeTransformer");
  }

  @Test
  void endOfRest_weavesWhatIsLoaded() throws Exception {
    weaving.begin();
    rest(60_000);
    weaving.weave();
    weaving.weave();

    assertThat(weaves()).isTrue();
    assertThat(rounds()).isEqualTo(2);
    assertThat(calls).filteredOn("addTransformer"::equals).hasSize(1);
  }

  @Test
  void restThatIsBrokenOff_beginsAnew() throws Exception {
    weaving.begin();
    rest(4_000);
    weaving.keep();
    rest(4_000);
    assertThat(weaves()).isTrue();

    rest(1_000);
    assertThat(weaves()).isFalse();
    weaving.keep();
    assertThat(weaves()).isTrue();
    assertThat(rounds()).as("what was loaded meanwhile").isEqualTo(1);

    rest(60_000);
    weaving.keep();
    assertThat(weaves()).isFalse();
    assertThat(rounds()).isEqualTo(2);
  }

  /** As the control thread does it. */
  private void rest(long millis) {
    for (long rested = 0; rested <= millis; rested += 500) {
      weaving.rest();
      now += TimeUnit.MILLISECONDS.toNanos(500);
    }
  }

  private long rounds() {
    return calls.stream().filter("retransformClasses"::equals).count();
  }

  private boolean weaves() throws IOException {
    String name = "io/linescope/probe/engine/WeavingTest";
    try (InputStream file = getClass().getResourceAsStream("WeavingTest.class")) {
      ClassLoader loader = getClass().getClassLoader();
      byte[] bytes = file.readAllBytes();
      return transformer.transform(loader, "acme/" + name, null, null, bytes) != null;
    }
  }
}
