/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.storage;

import io.linescope.model.TraceId;
import java.util.List;

/**
 * A trace in one line.
 *
 * @param traceId its identity
 * @param service the service of its root: the earliest span without a parent, or the earliest of
 *     all if there is none
 * @param environment the {@code deployment.environment.name} of that span, empty if it told none
 * @param operation the name of that span
 * @param startUnixNanos the earliest start of its spans
 * @param durationNanos from there to the latest end
 * @param spans how many spans it has
 * @param errors how many of them ended with an error
 * @param services which services it has, in alphabetical order
 * @param callTrees for how many (span, instance) pairs it has a call tree
 */
public record TraceSummary(
    TraceId traceId,
    String service,
    String environment,
    String operation,
    long startUnixNanos,
    long durationNanos,
    long spans,
    long errors,
    List<String> services,
    long callTrees) {
  public TraceSummary {
    services = List.copyOf(services);
  }
}
