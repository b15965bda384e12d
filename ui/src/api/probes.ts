// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { ProbeReport } from "./documents";
import type { Instance } from "./levels";

/** What the probes of one service cost, and what of their data did not arrive. */
export interface ProbeSummary {
  readonly service: string;
  readonly processes: number;
  /** The costliest process; null where none measured it. */
  readonly cpuShare: number | null;
  readonly budget: number;
  /** The least share of requests whose methods are recorded, that the budget left. */
  readonly governedRatio: number;
  readonly demoted: number;
  readonly classes: number | null;
  readonly lostSpans: number;
  readonly lostParts: number;
}

/** One line for each service with a probe in the environment; undefined: in any. */
export function probeSummaries(instances: readonly Instance[], reports: readonly ProbeReport[], environment?: string): ProbeSummary[] {
  const here = instances.filter((instance) => environment === undefined || instance.environment === environment);
  return [...new Set(here.map(({ service }) => service))].toSorted().map((service) => summary(service, here.filter((one) => one.service === service), reports));
}

function summary(service: string, processes: readonly Instance[], reports: readonly ProbeReport[]): ProbeSummary {
  const own = reports.filter((report) => processes.some(({ instance }) => report.service === service && report.instance === instance));
  const total = (word: string) => own.reduce((sum, { counters }) => sum + (counters[word] ?? 0), 0);
  const shares = processes.flatMap(({ state }) => state.cpuShare ?? []);
  return {
    service,
    processes: processes.length,
    cpuShare: shares.length === 0 ? null : Math.max(...shares),
    budget: Math.min(...processes.map(({ state }) => state.budget)),
    governedRatio: Math.min(...processes.map(({ state }) => state.governedRatio)),
    demoted: processes.reduce((sum, { state }) => sum + state.demoted.length, 0),
    classes: own.some(({ counters }) => "classes_woven" in counters) ? total("classes_woven") : null,
    lostSpans: total("spans_lost"),
    lostParts: total("parts_lost"),
  };
}
