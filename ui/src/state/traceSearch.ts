// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { parseDuration } from "../base/duration";
import { flag, formatQuery, list, text, type QueryValues } from "../base/queryString";

/** The whole state of the list of traces; the names are those of the API and of `linescope traces`. */
export interface TraceSearch {
  readonly service?: string | undefined;
  readonly operation?: string | undefined;
  readonly "min-duration"?: string | undefined;
  readonly "max-duration"?: string | undefined;
  readonly error?: true | undefined;
  readonly attribute?: string[] | undefined;
  readonly since?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Look again every few seconds. */
  readonly live?: true | undefined;
}

export const DEFAULT_SINCE = "1h";
export const RANGES = ["5m", "15m", "1h", "6h", "24h", "7d"] as const;
const PAGE_SIZE = 100;

/** Reads a URL; what it cannot mean is left out instead of failing the page. */
export function traceSearch(values: Record<string, unknown>): TraceSearch {
  const absolute = text(values["from"]) !== undefined;
  return {
    service: text(values["service"]),
    operation: text(values["operation"]),
    "min-duration": duration(values["min-duration"]),
    "max-duration": duration(values["max-duration"]),
    error: flag(values["error"]),
    attribute: list(values["attribute"])?.filter((pair) => pair.includes("=")),
    since: absolute ? undefined : text(values["since"]),
    from: text(values["from"]),
    to: text(values["to"]),
    live: flag(values["live"]),
  };
}

/** The query of the API for a search: a relative range stays relative, so each look is at the present. */
export function apiQuery(search: TraceSearch): string {
  const range = search.from === undefined ? { since: search.since ?? DEFAULT_SINCE } : {};
  return formatQuery({ ...search, ...range, live: undefined, limit: PAGE_SIZE });
}

/** Whether anything but time narrows the search. */
export function isNarrowed(search: TraceSearch): boolean {
  return [search.service, search.operation, search["min-duration"], search["max-duration"], search.error, search.attribute?.[0]].some(Boolean);
}

let last: QueryValues | TraceSearch = {};

/** Remembers the list one came from, so that the way back leads to the same list. */
export function rememberSearch(search: TraceSearch): void {
  last = search;
}

export function lastSearch(): TraceSearch {
  return traceSearch(last as Record<string, unknown>);
}

function duration(value: unknown): string | undefined {
  const written = text(value);
  return written !== undefined && parseDuration(written) !== undefined ? written : undefined;
}
