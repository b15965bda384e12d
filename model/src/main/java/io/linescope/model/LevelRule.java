/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants recorded of a service's requests, until the rule ends.
 *
 * @param id given by the server
 * @param createdUnixNanos when it was set
 * @param target whom it is for
 * @param condition on requests; {@link Condition#NONE}: every one
 * @param effect what happens to such requests, and to the process
 * @param requests after how many requests of each instance it ends, 0: no limit
 * @param endUnixNanos when it ends, 0: never
 */
public record LevelRule(
    String id,
    long createdUnixNanos,
    Target target,
    Condition condition,
    Effect effect,
    int requests,
    long endUnixNanos) {

  /**
   * Whom a rule is for.
   *
   * @param environment null: all of them
   * @param instance null: all of them
   */
  public record Target(String service, @Nullable String environment, @Nullable String instance) {
    /** Whether the process is one of them. */
    public boolean has(String aService, String anEnvironment, String anInstance) {
      return service.equals(aService)
          && (environment == null || environment.equals(anEnvironment))
          && (instance == null || instance.equals(anInstance));
    }
  }

  /**
   * What a request has to be like. All that is not null must hold.
   *
   * @param endpoint such as {@code GET /orders/*}; {@code *} stands for anything
   */
  public record Condition(
      @Nullable String endpoint, @Nullable Pair header, @Nullable Pair baggage) {
    public static final Condition NONE = new Condition(null, null, null);
  }

  /** A name and its value. */
  public record Pair(String name, String value) {
    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  /**
   * What a rule says; null: nothing about that.
   *
   * @param ratio the share of the requests whose methods are recorded, 0 to 1
   * @param ordered whether every call is kept in order
   * @param budget the share of the process's CPU time that recording may take, 0: no limit
   * @param pinned methods that are never demoted
   */
  public record Effect(
      @Nullable Level level,
      @Nullable Double ratio,
      boolean ordered,
      @Nullable Double budget,
      List<String> pinned) {
    public Effect {
      pinned = List.copyOf(pinned);
    }

    /** Whether it says nothing at all. */
    public boolean saysNothing() {
      return level == null && ratio == null && !ordered && budget == null && pinned.isEmpty();
    }
  }

  /** Whether it has ended by itself. */
  public boolean hasEnded(long nowUnixNanos) {
    return endUnixNanos != 0 && nowUnixNanos >= endUnixNanos;
  }
}
