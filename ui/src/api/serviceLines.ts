// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { ServiceSummary } from "./documents";
import type { Counted, RedRow, Series } from "./figures";

/** A service in an environment: also one that is known and had no requests. */
export interface ServiceLine extends Counted {
  readonly service: string;
  readonly environment: string;
  /** Processes that served requests. */
  readonly instances: number;
  readonly series: Series | null;
}

/** One line for each service in each environment; environment undefined: any. */
export function serviceLines(known: readonly ServiceSummary[], rows: readonly RedRow[], instances: readonly RedRow[], environment: string | undefined): ServiceLine[] {
  const busy = rows.map((row) => ({ ...row, service: row.service ?? "", environment: row.environment ?? "", instances: instances.filter((one) => one.service === row.service && one.environment === row.environment).length }));
  const idle = known
    .flatMap(({ name, environments }) => environments.map((one) => ({ service: name, environment: one })))
    .filter((one) => environment === undefined || one.environment === environment)
    .filter((one) => !busy.some((row) => row.service === one.service && row.environment === one.environment));
  return [...busy, ...idle.map((one) => ({ ...one, requests: 0, errors: 0, durations: null, instances: 0, series: null }))];
}
