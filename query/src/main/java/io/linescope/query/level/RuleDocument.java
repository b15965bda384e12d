/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query.level;

import io.linescope.model.Level;
import io.linescope.model.LevelRule;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule; what it does not say is null. */
record RuleDocument(
    String id,
    String service,
    @Nullable String environment,
    @Nullable String instance,
    @Nullable String endpoint,
    LevelRule.@Nullable Pair header,
    LevelRule.@Nullable Pair baggage,
    @Nullable String level,
    @Nullable Double ratio,
    boolean ordered,
    @Nullable Double budget,
    List<String> pinned,
    @Nullable Integer requests,
    @Nullable String endsUnixNanos,
    String setUnixNanos) {

  static RuleDocument of(LevelRule rule) {
    LevelRule.Condition condition = rule.condition();
    LevelRule.Effect effect = rule.effect();
    return new RuleDocument(
        rule.id(),
        rule.target().service(),
        rule.target().environment(),
        rule.target().instance(),
        condition.endpoint(),
        condition.header(),
        condition.baggage(),
        word(effect.level()),
        effect.ratio(),
        effect.ordered(),
        effect.budget(),
        effect.pinned(),
        rule.requests() == 0 ? null : rule.requests(),
        rule.endUnixNanos() == 0 ? null : Long.toString(rule.endUnixNanos()),
        Long.toString(rule.createdUnixNanos()));
  }

  static @Nullable String word(@Nullable Level level) {
    return level == null ? null : level.name().toLowerCase(Locale.ROOT);
  }
}
