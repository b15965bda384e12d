/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.server;

import io.linescope.collector.OtlpReceivers;
import io.linescope.model.ProbeReport;
import io.linescope.query.Reception;
import io.linescope.query.access.Access;
import io.linescope.server.self.OwnSpans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server counts, wherever it does so. */
record Figures(OtlpReceivers receivers, Access access, @Nullable OwnSpans ownSpans)
    implements Reception {

  @Override
  public Map<String, Long> figures() {
    Map<String, Long> figures = new HashMap<>(receivers.figures());
    figures.putAll(access.figures());
    figures.putAll(Heap.figures());
    if (ownSpans != null) {
      figures.putAll(ownSpans.figures());
    }
    return figures;
  }

  @Override
  public List<ProbeReport> probes() {
    return receivers.probeReports().all();
  }

  @Override
  public List<String> overloads() {
    return receivers.overloads();
  }
}
