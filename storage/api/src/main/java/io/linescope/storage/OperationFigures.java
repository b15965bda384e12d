/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.Red;
import io.linescope.model.SpanKind;
import java.util.function.Consumer;

/** Answers: how often was each operation called, how often did it fail, how long did it take? */
public interface OperationFigures {
  /** What stands for the names beyond those that a store keeps apart. */
  String OTHER = "_OTHER";

  /**
   * Passes on the figures of every minute of the scope, in no particular order.
   *
   * <p>A request is a span by which work enters a process: of kind SERVER or CONSUMER, without a
   * parent, or with one that is known to be in another process. Each that is stored MUST count
   * once, in the minute in which it started.
   *
   * <p>The same operation and minute MAY come in several pieces, which add up. A store MAY limit
   * how many operations and instances it keeps apart: what is beyond MUST count as {@link #OTHER}.
   *
   * @param action must not ask the store
   */
  void forEach(Scope scope, Consumer<OperationMinute> action);

  /**
   * What one process did of one operation within a minute.
   *
   * @param environment its {@code deployment.environment.name}, empty if it told none
   * @param service its {@code service.name}
   * @param instance its {@code service.instance.id}, empty if it told none
   * @param operation the name of the spans
   * @param kind the kind of the spans
   * @param minuteUnixNanos where the minute begins
   * @param red to be read only
   */
  record OperationMinute(
      String environment,
      String service,
      String instance,
      String operation,
      SpanKind kind,
      long minuteUnixNanos,
      Red red) {}
}
