/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.govern;

import io.linescope.probe.boot.Clock;
import io.linescope.probe.boot.Counter;
import io.linescope.probe.boot.Prices;
import io.linescope.probe.boot.Timing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what recording costs within its share of the process's CPU time.
 *
 * <p>Each second it adds up what was recorded, at prices measured on this machine, and the time of
 * the probe's own threads. Are the calls too dear, it has fewer of them timed, and then takes the
 * probe out of hot short methods, in few rounds, for a round deoptimizes the classes it touches. Is
 * it all together still too much, it records the methods of fewer requests. Once there is room
 * again, it goes these steps back: all requests soon, the others after a long while.
 */
public final class Governor {
  private static final long PERIOD_MILLIS = 1_000;

  /** Only methods shorter than this are taken out. */
  private static final long SHORT_NANOS = 2_000;

  /** Only methods with at least this share of the calls are worth a round. */
  private static final double HOT_SHARE = 0.0005;

  /** Timed calls without which a mean says nothing. */
  private static final long FEWEST_TIMED = 8;

  /** So much of one core the calls may cost in any process, which delays its requests... */
  private static final double LEAST_FOR_CALLS = 0.001 * TimeUnit.SECONDS.toNanos(1);

  /** ...and so much they may cost with all the work beside them, which does not. */
  private static final double LEAST_IN_ALL = 0.01 * TimeUnit.SECONDS.toNanos(1);

  /** A round aims at this part of the budget: what a call costs besides cannot be measured. */
  private static final double AIM = 0.5;

  /**
   * Seconds beyond the budget, with nothing left to take out, until fewer requests are recorded.
   */
  private static final int PATIENCE = 15;

  private static final int LONGEST_GAP = 60;
  private static final int SECONDS_TO_RELAX = 300;
  private static final double LEAST_RATIO = 0.001;

  private final Loads loads;
  private final Demotions demotions;
  private final Retransformer retransformer;
  private final CpuMeter cpu = new CpuMeter();
  private final Thread thread = new Thread(this::run, "linescope-govern");
  private volatile double budget;
  private volatile double ratio = 1;
  private volatile double share = -1;
  private volatile boolean stopped;
  private long processBefore;
  private long ownBefore;
  private int gap = 1;
  private int sinceRound = LONGEST_GAP;
  private int over;
  private int calm;
  private int relaxAfter = SECONDS_TO_RELAX;
  private Prices prices = Prices.USUAL;

  @SuppressWarnings(
      "ThreadPriorityCheck") // correct at any priority, only more polite at the lowest
  public Governor(Loads loads, Demotions demotions, Retransformer retransformer, double budget) {
    this.loads = loads;
    this.demotions = demotions;
    this.retransformer = retransformer;
    this.budget = budget;
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    own(thread);
  }

  public void start() {
    processBefore = cpu.processNanos();
    ownBefore = cpu.ownNanos();
    thread.start();
  }

  public void stop() {
    stopped = true;
    thread.interrupt();
  }

  /** Counts the thread's CPU time as recording's. */
  public void own(Thread recording) {
    cpu.own(recording);
  }

  /** Sets the share of the process's CPU time that recording may take; 0: no limit. */
  public void budget(double newBudget) {
    budget = newBudget;
    if (newBudget <= 0) {
      ratio = 1;
      Timing.reset();
    }
  }

  public double budget() {
    return budget;
  }

  /** The share that it took in the last seconds, -1: not known. */
  public double share() {
    return share;
  }

  /** The share of the requests whose methods are recorded. */
  public double ratio() {
    return ratio;
  }

  /** Whether the methods of a request that begins now are recorded. */
  public boolean admits() {
    return ratio >= 1 || ThreadLocalRandom.current().nextDouble() < ratio;
  }

  /** Names methods that are always recorded. */
  public void pin(List<String> patterns) {
    List<Integer> leftOut = demotions.pin(patterns);
    leftOut.forEach(demotions::promote);
    retransformer.weaveAgain(leftOut);
    demotions.save();
  }

  private void run() {
    prices = Prices.measure();
    while (!stopped) {
      try {
        Thread.sleep(PERIOD_MILLIS);
        if (Clock.compare()) {
          prices = Prices.measure();
        }
        look();
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        Counter.INTERNAL_ERRORS.add(1);
      }
    }
  }

  private void look() {
    Loads.Window window = loads.take();
    long processNow = cpu.processNanos();
    long ownNow = cpu.ownNanos();
    double process = processNow - processBefore;
    double calls = prices.of(window.calls, window.timed, window.measured);
    double all = calls + ownNow - ownBefore;
    processBefore = processNow;
    ownBefore = ownNow;
    double now = process <= 0 ? -1 : Math.min(1, all / process);
    share = share < 0 || now < 0 ? now : 0.7 * share + 0.3 * now;
    sinceRound++;
    if (budget > 0 && now >= 0) {
      govern(window, calls, all, budget * process);
    }
  }

  /** Acts on what a second cost, in nanoseconds: the calls alone, all together, and what may be. */
  void govern(Loads.Window window, double calls, double all, double allowed) {
    double forCalls = Math.max(LEAST_FOR_CALLS, allowed);
    double inAll = Math.max(LEAST_IN_ALL, allowed);
    if (calls > forCalls || all > inAll) {
      calm = 0;
      if (calls > AIM * forCalls) {
        cheapen(window, calls - AIM * forCalls);
      }
    }
    if (all > inAll) {
      recordFewer(inAll / all);
    } else {
      over = 0;
      boolean roomy = calls < forCalls / 2 && all < inAll / 2;
      if (ratio < 1 && all / ratio < inAll) {
        ratio = 1;
      } else if (roomy) {
        relax();
      }
    }
  }

  /** Makes calls cheaper by so many nanoseconds, if it is time for another round. */
  private void cheapen(Loads.Window window, double tooMuch) {
    if (Timing.spare()) {
      over = 0;
    } else if (sinceRound >= gap) {
      List<Demoted> hot = hotAndShort(window, tooMuch);
      if (!hot.isEmpty()) {
        demote(hot);
      }
    }
  }

  private void demote(List<Demoted> hot) {
    hot.forEach(demotions::demote);
    Counter.DEMOTION_ROUNDS.add(1);
    retransformer.weaveAgain(numbers(hot));
    demotions.save();
    over = 0;
    sinceRound = 0;
    gap = Math.min(LONGEST_GAP, gap * 2);
  }

  private void recordFewer(double part) {
    if (++over > PATIENCE) {
      ratio = Math.max(LEAST_RATIO, ratio * Math.max(0.1, 0.9 * part));
    }
  }

  private List<Demoted> hotAndShort(Loads.Window window, double tooMuch) {
    List<Loads.Load> candidates = new ArrayList<>();
    for (Loads.Load load : window.methods) {
      if (load.timedCalls >= FEWEST_TIMED
          && load.meanNanos() < SHORT_NANOS
          && load.calls >= HOT_SHARE * window.calls
          && demotions.isDemotable(load.method)) {
        candidates.add(load);
      }
    }
    candidates.sort(Comparator.comparingLong((Loads.Load load) -> load.calls).reversed());
    List<Demoted> taken = new ArrayList<>();
    double saved = 0;
    for (Loads.Load load : candidates) {
      if (saved >= tooMuch) {
        break;
      }
      saved += prices.of(load.calls, load.timedCalls, load.timedCalls);
      taken.add(new Demoted(load.method, load.calls, load.meanNanos()));
    }
    return taken;
  }

  private void relax() {
    if (ratio < 1) {
      ratio = Math.min(1, ratio * 2);
    } else if (++calm >= relaxAfter) {
      calm = 0;
      relaxAfter *= 2; // what proves too dear again is tried less and less often
      gap = 1;
      if (!Timing.relax()) {
        promoteCoolest();
      }
    }
  }

  /** Records those methods again that cost least when they were taken out. */
  private void promoteCoolest() {
    List<Demoted> all = new ArrayList<>(demotions.all());
    all.sort(Comparator.comparingLong(Demoted::calls));
    List<Integer> coolest = numbers(all.subList(0, (all.size() + 3) / 4));
    coolest.forEach(demotions::promote);
    retransformer.weaveAgain(coolest);
    demotions.save();
  }

  private static List<Integer> numbers(List<Demoted> methods) {
    List<Integer> numbers = new ArrayList<>();
    methods.forEach(method -> numbers.add(method.method()));
    return numbers;
  }
}
