/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.probe.engine.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules in force, newest first. */
public final class Rules {
  private final List<Rule> rules;
  private final List<Rule> forRequests = new ArrayList<>();
  private final Set<String> headers = new HashSet<>();
  private final long hash;
  private final byte[] debugKey;

  /** No rule at all. */
  public static Rules none() {
    return new Rules(Collections.emptyList(), 0, new byte[0]);
  }

  /**
   * Those of a {@code linescope.v1.ServerToProbe}; throws {@link IllegalArgumentException} if it is
   * none.
   */
  public static Rules read(byte[] serverToProbe) {
    return Answer.read(serverToProbe);
  }

  Rules(List<Rule> rules, long hash, byte[] debugKey) {
    this.rules = rules;
    this.hash = hash;
    this.debugKey = debugKey;
    for (Rule rule : rules) {
      if (rule.isForRequests()) {
        forRequests.add(rule);
      }
      if (!rule.headerName.isEmpty()) {
        headers.add(rule.headerName.toLowerCase(Locale.ROOT));
      }
    }
    if (debugKey.length > 0) {
      headers.add(DebugHeader.NAME);
    }
    forRequests.sort((a, b) -> Boolean.compare(b.hasConditions(), a.hasConditions()));
  }

  /** Requests that rules counted before are counted on. */
  void continueFrom(Rules before) {
    for (Rule rule : rules) {
      for (Rule old : before.rules) {
        if (rule.id.equals(old.id)) {
          rule.continueFrom(old);
        }
      }
    }
  }

  public List<Rule> all() {
    return Collections.unmodifiableList(rules);
  }

  /** What names this set, 0: there were none yet. */
  public long hash() {
    return hash;
  }

  /** Whether the server signed this value of the debug header, and it has not expired. */
  public boolean isDebugHeader(@Nullable String value) {
    return DebugHeader.isValid(value, debugKey);
  }

  /** Names of headers that anything here asks for, in lower case. */
  public Collection<String> headers() {
    return headers;
  }

  public boolean areForRequests() {
    return !forRequests.isEmpty();
  }

  /**
   * Whether there can be requests now whose methods are wanted, so that these have to be woven.
   *
   * @param otherwise the level of requests that no rule is for
   */
  boolean wantMethods(Level otherwise) {
    long now = System.nanoTime();
    for (Rule rule : forRequests) {
      if (rule.isInForce(now)) {
        if (decision(rule, otherwise).level() == Level.METHODS) {
          return true;
        }
        if (rule.isForAllRequests()) {
          return false; // nobody asks those after it
        }
      }
    }
    return otherwise == Level.METHODS;
  }

  /**
   * What the rules say of a request; null: nothing.
   *
   * @param counts whether the request counts for rules that are for a number of them
   */
  @Nullable Decision decide(RequestFacts request, Level otherwise, boolean counts) {
    long now = System.nanoTime();
    for (Rule rule : forRequests) {
      if (rule.isInForce(now) && rule.matches(request) && (!counts || rule.take())) {
        return decision(rule, otherwise);
      }
    }
    return null;
  }

  private static Decision decision(Rule rule, Level otherwise) {
    Level said = rule.ordered ? Level.METHODS : rule.level;
    Double ratio = rule.ratio;
    return new Decision(
        said == Level.UNSPECIFIED ? otherwise : said,
        ratio == null ? 1 : ratio,
        rule.ordered,
        rule.ordered || rule.hasConditions() || rule.left() >= 0);
  }

  /** The budget that the newest rule in force says, or another. */
  double budget(double otherwise) {
    long now = System.nanoTime();
    for (Rule rule : rules) {
      Double said = rule.budget;
      if (said != null && rule.isInForce(now)) {
        return said;
      }
    }
    return otherwise;
  }

  /** The methods that rules in force pin. */
  List<String> pinned() {
    long now = System.nanoTime();
    List<String> pinned = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.isInForce(now)) {
        pinned.addAll(rule.pinned());
      }
    }
    return pinned;
  }
}
