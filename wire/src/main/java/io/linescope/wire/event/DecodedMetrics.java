/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.wire.event;

import io.linescope.model.ProbeReport;
import java.util.List;

/**
 * What one message of metrics says.
 *
 * @param reports of probes about themselves
 * @param otherPoints how many data points of other metrics there were
 * @param malformed how many data points of probes could not be read, such as without a service
 */
public record DecodedMetrics(List<ProbeReport> reports, long otherPoints, long malformed) {
  public DecodedMetrics {
    reports = List.copyOf(reports);
  }
}
