/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.query;

import io.linescope.model.ProbeReport;
import java.util.List;
import java.util.Map;

/** What is asked of the side that receives. */
public interface Reception {
  /** Returns figures for /metrics, by name as Prometheus writes them. */
  Map<String, Long> figures();

  /** Returns what the probes last told of themselves. */
  List<ProbeReport> probes();

  /** Returns why senders are being told to come again; empty: they are not. */
  List<String> overloads();
}
