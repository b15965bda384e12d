/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import io.linescope.probe.boot.Counter;
import io.linescope.probe.boot.Timing;
import io.linescope.probe.engine.Engine;
import io.linescope.probe.engine.govern.Demoted;
import io.linescope.probe.engine.names.MethodName;
import io.linescope.probe.engine.proto.ProtoWriter;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What is recorded of which request, by the settings and the server's rules. */
public final class Control {
  private static final int VERSION = 1;

  private final Engine engine;
  private final Level level;
  private final double budget;
  private final Decision usual;
  private volatile Rules rules = Rules.none();
  private List<String> pinned = Collections.emptyList();
  private String failure = "";

  /**
   * Begins without rules.
   *
   * @param level of requests that no rule is for
   * @param budget that no rule changes
   */
  public Control(Engine engine, Level level, double budget) {
    this.engine = engine;
    this.level = level;
    this.budget = budget;
    usual = new Decision(level, 1, false, false);
  }

  public Rules rules() {
    return rules;
  }

  /** What happens to a request; does not count it. */
  public Decision preview(RequestFacts request) {
    return decide(request, false);
  }

  private Decision decide(RequestFacts request, boolean counts) {
    Rules now = rules;
    Decision said = now.areForRequests() ? now.decide(request, level, counts) : null;
    return said == null ? usual : said;
  }

  /** Whether the methods of a sampled request are recorded, and how. Counts the request. */
  public Recording recording(RequestFacts request) {
    if (rules.isDebugHeader(request.header(DebugHeader.NAME))) {
      return Recording.ORDERED;
    }
    Decision decision = decide(request, true);
    if (decision.level() != Level.METHODS) {
      return Recording.NONE;
    }
    boolean records =
        isAmong(decision.ratio()) && (decision.isChosen() || engine.governor().admits());
    if (!records) {
      Counter.TREES_SAMPLED_OUT.add(1);
      return Recording.NONE;
    }
    return decision.isOrdered() ? Recording.ORDERED : Recording.METHODS;
  }

  private static boolean isAmong(double ratio) {
    return ratio >= 1 || ThreadLocalRandom.current().nextDouble() < ratio;
  }

  /** How a request's methods are recorded. */
  public enum Recording {
    NONE,
    METHODS,
    ORDERED
  }

  /** Follows the rules of an answer; throws {@link IllegalArgumentException} if it is none. */
  public void follow(byte[] serverToProbe) {
    Rules next = Rules.read(serverToProbe);
    next.continueFrom(rules);
    failure = "";
    if (next.wantMethods(level)) {
      engine.weaving().weave(); // before the first request that is to be recorded
    }
    rules = next;
    look();
  }

  /** Looks which rules ended. */
  public void look() {
    Rules now = rules;
    engine.governor().budget(now.budget(budget));
    List<String> wanted = now.pinned();
    if (!wanted.equals(pinned)) {
      pinned = wanted;
      engine.governor().pin(wanted);
    }
    weave(now);
  }

  /** At level spans what is woven stays so: a debug header may want it, and a rule soon. */
  private void weave(Rules now) {
    if (now.wantMethods(level)) {
      engine.weaving().weave();
    } else if (preview(Nothing.KNOWN).level() == Level.OFF) {
      engine.weaving().rest();
    } else {
      engine.weaving().keep();
    }
  }

  /** The rules of the last answer could not be read. */
  public void failed(String reason) {
    failure = reason;
  }

  /** What the server is told: a {@code linescope.v1.ProbeToServer}. */
  public byte[] question(String service, String environment, String instance, boolean atOnce) {
    ProtoWriter out = new ProtoWriter().number(1, VERSION);
    out.text(2, service).text(3, environment).text(4, instance).fixed(5, rules.hash());
    if (!failure.isEmpty()) {
      out.message(6, new ProtoWriter().text(2, failure));
    }
    return out.message(7, state()).number(8, atOnce ? 1 : 0).toBytes();
  }

  private ProtoWriter state() {
    Decision general = preview(Nothing.KNOWN);
    double governed = engine.governor().ratio();
    ProtoWriter out = new ProtoWriter().number(1, general.level().ordinal());
    out.real(2, general.ratio() * governed).real(3, governed);
    out.real(4, engine.governor().budget()).real(5, engine.governor().share());
    for (Demoted demoted : engine.demotions().all()) {
      out.message(6, demoted(demoted));
    }
    for (String pattern : engine.demotions().pinned()) {
      out.text(7, pattern);
    }
    for (Rule rule : rules.all()) {
      if (rule.left() >= 0) {
        out.message(8, new ProtoWriter().text(1, rule.id()).number(2, rule.left()));
      }
    }
    return out.number(9, Timing.shortNanos());
  }

  private ProtoWriter demoted(Demoted demoted) {
    MethodName method = engine.method(demoted.method());
    return new ProtoWriter()
        .text(1, method.className())
        .text(2, method.name())
        .text(3, method.descriptor())
        .number(4, demoted.calls())
        .number(5, demoted.meanNanos());
  }

  /** A request that meets no condition. */
  private enum Nothing implements RequestFacts {
    KNOWN;

    @Override
    public String endpoint() {
      return "";
    }

    @Override
    public String header(String name) {
      return "";
    }

    @Override
    public String baggage(String name) {
      return "";
    }
  }
}
