/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.Map;

/**
 * What a probe last told of itself.
 *
 * @param service the {@code service.name} of its process
 * @param environment the {@code deployment.environment.name} of its process, empty if not told
 * @param instance the {@code service.instance.id} of its process
 * @param version the probe's own, {@code telemetry.distro.version}, empty if not told
 * @param unixNanos when it counted, on its own clock
 * @param counters what it counted since its start, by the words of docs/messages.md
 */
public record ProbeReport(
    String service,
    String environment,
    String instance,
    String version,
    long unixNanos,
    Map<String, Long> counters) {
  public ProbeReport {
    counters = Map.copyOf(counters);
  }
}
