/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.control;

import io.linescope.model.ByteArray;
import io.linescope.model.LevelRule;
import io.linescope.model.ProbeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The rules in force, the probes that they are for, and the journal of all changes, which is where
 * the rules come from after a restart.
 */
public final class Levels implements AutoCloseable {
  private static final int MOST_RULES = 1_000;
  private static final long PATIENCE_SECONDS = 20;

  private final Journal journal;
  private final DebugKey debugKey;
  private final Clock clock;
  private final Map<String, LevelRule> rules = new LinkedHashMap<>();
  private final Probes probes;
  private CompletableFuture<Void> change = new CompletableFuture<>();
  private boolean closed;

  private Levels(Journal journal, DebugKey debugKey, Clock clock) {
    this.journal = journal;
    this.debugKey = debugKey;
    this.clock = clock;
    probes = new Probes(now());
    journal.changes().forEach(this::apply);
  }

  /** Opens what the folder has, or begins. */
  public static Levels open(Path folder, Clock clock) throws IOException {
    Files.createDirectories(folder);
    return new Levels(
        Journal.open(folder.resolve("journal.jsonl")),
        DebugKey.in(folder.resolve("debug-key")),
        clock);
  }

  /** All rules for one probe, newest first. */
  public record Answer(List<LevelRule> rules, long hash, ByteArray debugKey, long unixNanos) {}

  /**
   * A probe that asked of late.
   *
   * @param acknowledged whether it has all rules that are for it
   */
  public record Instance(ProbeState state, long lastSeenUnixNanos, boolean acknowledged) {}

  /** What a rule consists of before it is set. */
  public record Wish(
      LevelRule.Target target,
      LevelRule.Condition condition,
      LevelRule.Effect effect,
      int requests,
      Duration time) {}

  /**
   * Sets a rule; probes hear of it at once.
   *
   * @param by who sets it
   * @throws IllegalStateException if there are too many
   */
  public synchronized LevelRule set(Wish wish, String by) {
    if (inForce().size() >= MOST_RULES) {
      throw new IllegalStateException("rules: " + MOST_RULES + " (expected: less; remove some)");
    }
    long now = now();
    LevelRule rule =
        new LevelRule(
            UUID.randomUUID().toString(),
            now,
            wish.target(),
            wish.condition(),
            wish.effect(),
            wish.requests(),
            wish.time().isZero() ? 0 : now + wish.time().toNanos());
    note(new Change(now, Change.Action.SET, by, rule));
    return rule;
  }

  /** Removes a rule; false: there is none such. */
  public synchronized boolean remove(String id, String by) {
    LevelRule rule = rules.get(id);
    if (rule == null || rule.hasEnded(now())) {
      return false;
    }
    note(new Change(now(), Change.Action.REMOVED, by, rule));
    return true;
  }

  private void note(Change made) {
    journal.append(made);
    apply(made);
    CompletableFuture<Void> waiting = change;
    change = new CompletableFuture<>();
    waiting.completeAsync(() -> null);
  }

  private void apply(Change made) {
    if (made.action() == Change.Action.SET) {
      rules.put(made.rule().id(), made.rule());
    } else {
      rules.remove(made.rule().id());
    }
  }

  /** The rules in force, newest first. */
  public synchronized List<LevelRule> inForce() {
    long now = now();
    rules.values().removeIf(rule -> rule.hasEnded(now));
    List<LevelRule> newestFirst = new ArrayList<>(rules.values());
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** The changes, newest first. */
  public synchronized List<Change> audit(int limit) {
    List<Change> all = journal.changes();
    List<Change> newestFirst =
        new ArrayList<>(all.subList(Math.max(0, all.size() - limit), all.size()));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** The probes that live. */
  public synchronized List<Instance> instances() {
    return probes.live(now(), this);
  }

  public DebugKey debugKey() {
    return debugKey;
  }

  /**
   * A probe asks; it is answered once it lacks something, or after a while.
   *
   * @param immediately whether it does not wait
   */
  public CompletableFuture<Answer> ask(ProbeState probe, boolean immediately) {
    CompletableFuture<Void> next;
    synchronized (this) {
      probes.seen(probe, now());
      dropDone();
      next = change;
      Answer answer = answer(probe);
      if (immediately || closed || answer.hash() != probe.rulesHash()) {
        return CompletableFuture.completedFuture(answer);
      }
    }
    return next.copy()
        .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
        .thenApply(changed -> answer(probe));
  }

  private void dropDone() {
    long now = now();
    for (LevelRule rule : inForce()) {
      if (rule.requests() > 0 && probes.haveDone(rule, now)) {
        note(new Change(now, Change.Action.DONE, "probes", rule));
      }
    }
  }

  synchronized Answer answer(ProbeState probe) {
    List<LevelRule> meant = inForce().stream().filter(rule -> Probes.has(rule, probe)).toList();
    return new Answer(meant, hash(meant), debugKey.bytes(), now());
  }

  /** Never 0, which a probe says that has no rules yet. */
  private static long hash(List<LevelRule> rules) {
    long hash = 1;
    for (LevelRule rule : rules) {
      UUID id = UUID.fromString(rule.id());
      hash = 31 * (31 * hash + id.getMostSignificantBits()) + id.getLeastSignificantBits();
    }
    return hash == 0 ? 1 : hash;
  }

  private long now() {
    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  /** Answers all that wait. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    change.complete(null);
    journal.close();
  }
}
