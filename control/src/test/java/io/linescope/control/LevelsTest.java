/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.linescope.model.Level;
import io.linescope.model.LevelRule;
import io.linescope.model.ProbeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LevelsTest {
  /** Seconds after which a probe that was not heard is gone. */
  private static final int LONG_ENOUGH = 46;

  @TempDir private Path folder;
  private final Watch clock = new Watch();
  private Levels levels;

  @BeforeEach
  void open() throws IOException {
    levels = Levels.open(folder, clock);
  }

  @AfterEach
  void close() throws IOException {
    levels.close();
  }

  private void openAgain() throws IOException {
    levels.close();
    open();
  }

  @Test
  void rule_reachesTheProbesItIsFor() throws Exception {
    CompletableFuture<Levels.Answer> waiting = levels.ask(probe("shop", "a", hash("shop")), false);
    CompletableFuture<Levels.Answer> other = levels.ask(probe("stock", "b", hash("stock")), false);
    assertThat(waiting).isNotDone();

    LevelRule rule = levels.set(spansOf("shop", 0, Duration.ZERO), "me");

    assertThat(waiting.get(5, TimeUnit.SECONDS).rules()).containsExactly(rule);
    assertThat(other.get(5, TimeUnit.SECONDS).rules()).isEmpty();
  }

  @Test
  void probeThatLacksRules_isAnsweredAtOnce() throws Exception {
    LevelRule rule = levels.set(spansOf("shop", 0, Duration.ZERO), "me");

    assertThat(levels.ask(probe("shop", "a", 0), false).getNow(null).rules()).containsExactly(rule);
    assertThat(levels.instances()).singleElement().matches(instance -> !instance.acknowledged());
    levels.ask(probe("shop", "a", hash("shop")), true);
    assertThat(levels.instances()).singleElement().matches(Levels.Instance::acknowledged);
  }

  @Test
  void rule_endsByTime() throws Exception {
    levels.set(spansOf("shop", 0, Duration.ofSeconds(30)), "me");
    assertThat(levels.inForce()).hasSize(1);

    clock.advance(31);
    openAgain();

    assertThat(levels.inForce()).isEmpty();
    assertThat(levels.audit(10)).hasSize(1);
  }

  @Test
  void rule_endsOnceAllInstancesHaveDoneItsRequests() throws Exception {
    LevelRule rule = levels.set(spansOf("shop", 5, Duration.ZERO), "me");
    clock.advance(LONG_ENOUGH);
    tellLeft(rule, "b", 2);
    tellLeft(rule, "a", 0);
    assertThat(levels.inForce()).isNotEmpty().isEqualTo(List.of(rule));

    tellLeft(rule, "b", 0);

    assertThat(levels.inForce()).isEmpty();
    assertThat(levels.audit(1)).singleElement().matches(c -> c.action() == Change.Action.DONE);
  }

  @Test
  void restart_keepsRuleForRequests_untilAllThatLiveWereHeard() throws Exception {
    LevelRule rule = levels.set(spansOf("shop", 5, Duration.ZERO), "me");
    clock.advance(LONG_ENOUGH);
    tellLeft(rule, "a", 1);
    tellLeft(rule, "b", 2);

    openAgain();
    tellLeft(rule, "a", 0);
    assertThat(levels.inForce()).containsExactly(rule);

    clock.advance(LONG_ENOUGH);
    tellLeft(rule, "b", 2);
    tellLeft(rule, "a", 0);
    assertThat(levels.inForce()).containsExactly(rule);

    tellLeft(rule, "b", 0);
    assertThat(levels.inForce()).isEmpty();
  }

  @Test
  void instanceThatIsGone_holdsUpNoRule() throws Exception {
    LevelRule rule = levels.set(spansOf("shop", 5, Duration.ZERO), "me");
    tellLeft(rule, "ended", 3);
    clock.advance(LONG_ENOUGH);

    tellLeft(rule, "a", 0);

    assertThat(levels.inForce()).isEmpty();
  }

  @Test
  void restart_keepsRulesAndAudit() throws Exception {
    LevelRule kept = levels.set(spansOf("shop", 0, Duration.ofHours(1)), "me");
    LevelRule removed = levels.set(spansOf("stock", 0, Duration.ZERO), "me");
    assertThat(levels.remove(removed.id(), "you")).isTrue();
    String header = levels.debugKey().header(17);

    openAgain();

    assertThat(levels.inForce()).containsExactly(kept);
    assertThat(levels.audit(10)).extracting(Change::by).containsExactly("you", "me", "me");
    assertThat(levels.debugKey().header(17)).isEqualTo(header);
    assertThat(levels.remove(removed.id(), "you")).isFalse();
  }

  @Test
  void tornLine_isCutAndTheRestKept() throws Exception {
    LevelRule first = levels.set(spansOf("shop", 0, Duration.ZERO), "me");
    levels.close();
    Path journal = folder.resolve("journal.jsonl");
    Files.writeString(journal, "{\"unixNanos\":1,\"act", StandardOpenOption.APPEND);

    open();
    LevelRule second = levels.set(spansOf("stock", 0, Duration.ZERO), "me");
    openAgain();

    assertThat(levels.inForce()).containsExactly(second, first);
    assertThat(Files.readAllLines(journal)).hasSize(2);
  }

  @Test
  void end_answersThoseWhoWait() throws Exception {
    CompletableFuture<Levels.Answer> waiting = levels.ask(probe("shop", "a", hash("shop")), false);
    levels.close();
    assertThat(waiting.get(5, TimeUnit.SECONDS).rules()).isEmpty();
  }

  private void tellLeft(LevelRule rule, String instance, int requests) {
    levels.ask(probe("shop", instance, 1, Map.of(rule.id(), requests)), true);
  }

  /** The hash of what the probes of a service are to have. */
  private long hash(String service) {
    return levels.ask(probe(service, "a", 0), true).join().hash();
  }

  private static Levels.Wish spansOf(String service, int requests, Duration time) {
    return new Levels.Wish(
        new LevelRule.Target(service, null, null),
        LevelRule.Condition.NONE,
        new LevelRule.Effect(Level.SPANS, null, false, null, List.of()),
        requests,
        time);
  }

  private static ProbeState probe(String service, String instance, long hash) {
    return probe(service, instance, hash, Map.of());
  }

  private static ProbeState probe(
      String service, String instance, long hash, Map<String, Integer> left) {
    return new ProbeState(
        service,
        "",
        instance,
        hash,
        List.of(),
        Level.METHODS,
        1,
        1,
        0.02,
        null,
        1_000,
        List.of(),
        List.of(),
        left);
  }

  /** Shows the time that the test sets. */
  private static final class Watch extends Clock {
    private Instant now = Instant.now();

    void advance(int seconds) {
      now = now.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
