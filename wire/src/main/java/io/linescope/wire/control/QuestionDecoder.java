/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.control;

import com.google.protobuf.InvalidProtocolBufferException;
import io.linescope.model.Level;
import io.linescope.model.ProbeState;
import io.linescope.wire.MalformedException;
import io.linescope.wire.v1.ProbeToServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a probe asks: a serialised {@code linescope.v1.ProbeToServer}. */
public final class QuestionDecoder {
  private static final int LONGEST_NAME = 1_024;
  private static final int MOST_ITEMS = 20_000;

  private QuestionDecoder() {}

  /** A probe's state, and whether it wants its answer at once. */
  public record Question(ProbeState state, boolean immediately) {}

  public static Question decode(byte[] body) throws MalformedException {
    try {
      ProbeToServer message = ProbeToServer.parseFrom(body);
      return new Question(state(message), message.getImmediately());
    } catch (InvalidProtocolBufferException e) {
      throw MalformedException.of("body", body.length + " bytes", "a linescope.v1.ProbeToServer");
    }
  }

  private static ProbeState state(ProbeToServer message) throws MalformedException {
    io.linescope.wire.v1.ProbeState told = message.getState();
    int items = told.getDemotedCount() + told.getPinnedCount() + told.getLeftCount();
    if (items + message.getFailuresCount() > MOST_ITEMS) {
      throw MalformedException.of("state", items + " items", "at most " + MOST_ITEMS);
    }
    return new ProbeState(
        name("service", message.getService()),
        message.getEnvironment(),
        name("instance", message.getInstance()),
        message.getAppliedHash(),
        failures(message),
        level(told.getLevel()),
        told.getRatio(),
        told.getGovernedRatio(),
        told.getBudget(),
        told.getCpuShare() < 0 ? null : told.getCpuShare(),
        told.getTimedFromNanos(),
        demoted(told),
        told.getPinnedList(),
        left(told));
  }

  private static String name(String field, String value) throws MalformedException {
    if (value.isEmpty() || value.length() > LONGEST_NAME) {
      String shown = value.substring(0, Math.min(value.length(), 40));
      throw MalformedException.of(field, shown, "1 to " + LONGEST_NAME + " characters");
    }
    return value;
  }

  private static List<ProbeState.Failure> failures(ProbeToServer message) {
    return message.getFailuresList().stream()
        .map(failure -> new ProbeState.Failure(failure.getRule(), failure.getReason()))
        .toList();
  }

  private static @Nullable Level level(io.linescope.wire.v1.Level level) {
    return switch (level) {
      case LEVEL_OFF -> Level.OFF;
      case LEVEL_SPANS -> Level.SPANS;
      case LEVEL_METHODS -> Level.METHODS;
      case LEVEL_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static List<ProbeState.Demoted> demoted(io.linescope.wire.v1.ProbeState told) {
    return told.getDemotedList().stream()
        .map(
            method ->
                new ProbeState.Demoted(
                    method.getClassName(),
                    method.getName(),
                    method.getMethodDescriptor(),
                    method.getCalls(),
                    method.getMeanNanos()))
        .toList();
  }

  private static Map<String, Integer> left(io.linescope.wire.v1.ProbeState told) {
    Map<String, Integer> left = new HashMap<>();
    told.getLeftList().forEach(rule -> left.put(rule.getRule(), rule.getRequests()));
    return left;
  }
}
