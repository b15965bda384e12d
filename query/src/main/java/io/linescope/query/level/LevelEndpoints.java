/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.level;

import io.linescope.control.Change;
import io.linescope.control.DebugKey;
import io.linescope.control.Levels;
import io.linescope.query.http.Answer;
import io.linescope.query.http.ProblemException;
import io.linescope.query.http.Question;
import io.linescope.query.http.Router;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/levels}: what is to be recorded, and what the probes do. */
public final class LevelEndpoints {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;
  private static final int LONGEST_HEADER_SECONDS = 600;

  private final Levels levels;
  private final Clock clock;

  public LevelEndpoints(Levels levels, Clock clock) {
    this.levels = levels;
    this.clock = clock;
  }

  public Router register(Router router) {
    return router
        .get("/api/v1/levels", this::show)
        .post("/api/v1/levels", this::set)
        .delete("/api/v1/levels/{id}", this::remove)
        .get("/api/v1/levels/audit", this::audit)
        .post("/api/v1/levels/debug-headers", this::header);
  }

  record Shown(List<RuleDocument> rules, List<InstanceDocument> instances) {}

  private Answer show(Question question) throws ProblemException {
    question.expect(Set.of("service"));
    String service = question.single("service");
    return Answer.of(
        new Shown(
            levels.inForce().stream()
                .map(RuleDocument::of)
                .filter(rule -> service == null || rule.service().equals(service))
                .toList(),
            levels.instances().stream()
                .map(InstanceDocument::of)
                .filter(instance -> service == null || instance.service().equals(service))
                .toList()));
  }

  private Answer set(Question question) throws ProblemException {
    question.expect(Set.of());
    Levels.Wish wish = question.body(WishDocument.class).wish();
    try {
      return Answer.created(RuleDocument.of(levels.set(wish, question.asker())));
    } catch (IllegalStateException e) {
      throw ProblemException.conflict(String.valueOf(e.getMessage()));
    }
  }

  private Answer remove(Question question) throws ProblemException {
    question.expect(Set.of());
    String id = question.pathVariable("id");
    if (!levels.remove(id, question.asker())) {
      throw ProblemException.notFound("rule " + id + ": not in force");
    }
    return Answer.of(new Removed(id));
  }

  record Removed(String id) {}

  private Answer audit(Question question) throws ProblemException {
    question.expect(Set.of("limit"));
    return Answer.of(
        levels.audit(limit(question.single("limit"))).stream().map(Entry::of).toList());
  }

  record Entry(String unixNanos, String action, String actor, RuleDocument rule) {
    static Entry of(Change change) {
      return new Entry(
          Long.toString(change.unixNanos()),
          change.action().name().toLowerCase(Locale.ROOT),
          change.by(),
          RuleDocument.of(change.rule()));
    }
  }

  private static int limit(@Nullable String text) throws ProblemException {
    try {
      int limit = text == null ? DEFAULT_LIMIT : Integer.parseInt(text);
      if (limit >= 1 && limit <= LARGEST_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw ProblemException.badParameter("limit", String.valueOf(text), "1 to " + LARGEST_LIMIT);
  }

  record HeaderWish(@Nullable Integer seconds) {}

  record Header(String name, String value, String expiresUnixNanos) {}

  private Answer header(Question question) throws ProblemException {
    question.expect(Set.of());
    Integer seconds = question.body(HeaderWish.class).seconds();
    int life = seconds == null ? LONGEST_HEADER_SECONDS : seconds;
    if (life < 1 || life > LONGEST_HEADER_SECONDS) {
      throw ProblemException.badParameter(
          "seconds", Integer.toString(life), "1 to " + LONGEST_HEADER_SECONDS);
    }
    long expiry = clock.millis() / 1_000 + life;
    return Answer.created(
        new Header(DebugKey.HEADER, levels.debugKey().header(expiry), expiry + "000000000"));
  }
}
