/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.control;

import com.google.protobuf.ByteString;
import io.linescope.model.ByteArray;
import io.linescope.model.Level;
import io.linescope.model.LevelRule;
import io.linescope.wire.v1.ServerToProbe;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes what the server answers a probe: a {@code linescope.v1.ServerToProbe}. */
public final class AnswerEncoder {
  private static final int VERSION = 1;

  private AnswerEncoder() {}

  /**
   * Returns the bytes.
   *
   * @param rules all rules for the probe, newest first
   * @param hash names them
   * @param debugKey signs debug headers
   */
  public static byte[] encode(
      List<LevelRule> rules, long hash, ByteArray debugKey, long nowUnixNanos) {
    ServerToProbe.Builder answer =
        ServerToProbe.newBuilder()
            .setVersion(VERSION)
            .setHash(hash)
            .setDebugKey(ByteString.copyFrom(debugKey.toArray()));
    rules.forEach(rule -> answer.addRules(encode(rule, nowUnixNanos)));
    return answer.build().toByteArray();
  }

  private static io.linescope.wire.v1.LevelRule encode(LevelRule rule, long nowUnixNanos) {
    var encoded = io.linescope.wire.v1.LevelRule.newBuilder().setId(rule.id());
    encode(rule.condition(), encoded);
    encode(rule.effect(), encoded);
    encoded.setRequests(rule.requests());
    if (rule.endUnixNanos() != 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(rule.endUnixNanos() - nowUnixNanos);
      encoded.setRemainingMillis(Math.max(1, left));
    }
    return encoded.build();
  }

  private static void encode(
      LevelRule.Condition condition, io.linescope.wire.v1.LevelRule.Builder encoded) {
    if (condition.endpoint() != null) {
      encoded.setEndpoint(condition.endpoint());
    }
    LevelRule.Pair header = condition.header();
    if (header != null) {
      encoded.setHeaderName(header.name()).setHeaderValue(header.value());
    }
    LevelRule.Pair baggage = condition.baggage();
    if (baggage != null) {
      encoded.setBaggageName(baggage.name()).setBaggageValue(baggage.value());
    }
  }

  private static void encode(
      LevelRule.Effect effect, io.linescope.wire.v1.LevelRule.Builder encoded) {
    encoded.setLevel(level(effect.level())).setOrdered(effect.ordered());
    if (effect.ratio() != null) {
      encoded.setRatio(effect.ratio());
    }
    if (effect.budget() != null) {
      encoded.setBudget(effect.budget());
    }
    encoded.addAllPinned(effect.pinned());
  }

  private static io.linescope.wire.v1.Level level(@Nullable Level level) {
    if (level == null) {
      return io.linescope.wire.v1.Level.LEVEL_UNSPECIFIED;
    }
    return switch (level) {
      case OFF -> io.linescope.wire.v1.Level.LEVEL_OFF;
      case SPANS -> io.linescope.wire.v1.Level.LEVEL_SPANS;
      case METHODS -> io.linescope.wire.v1.Level.LEVEL_METHODS;
    };
  }
}
