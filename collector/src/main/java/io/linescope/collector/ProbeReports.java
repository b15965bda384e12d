/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.collector;

import io.linescope.model.ProbeReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each probe last told of itself. Kept in memory only: probes tell it again every few seconds.
 */
public final class ProbeReports {
  private static final int MAX_PROBES = 1_000;

  private final LinkedHashMap<String, ProbeReport> byInstance = new LinkedHashMap<>();

  synchronized void take(List<ProbeReport> reports) {
    for (ProbeReport report : reports) {
      byInstance.remove(report.instance());
      byInstance.put(report.instance(), report);
    }
    while (byInstance.size() > MAX_PROBES) {
      byInstance.remove(byInstance.keySet().iterator().next());
    }
  }

  /** Returns the reports of the probes heard of last, 1 000 at most, the latest at the end. */
  public synchronized List<ProbeReport> all() {
    return new ArrayList<>(byInstance.values());
  }

  /** Returns the counters by name, labels included, as Prometheus writes them. */
  public Map<String, Long> figures() {
    Map<String, Long> figures = new TreeMap<>();
    for (ProbeReport report : all()) {
      String labels =
          "{service=\"%s\",instance=\"%s\"}"
              .formatted(escaped(report.service()), escaped(report.instance()));
      report
          .counters()
          .forEach(
              (word, count) -> figures.put("linescope_probe_" + word + "_total" + labels, count));
    }
    return figures;
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
