// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { OWN_SERVICE } from "../api/documents";
import { parseDuration } from "../base/duration";
import { flag, list, text, type QueryValues } from "../base/queryString";
import { apiParameters, readScope, type Scope } from "./scope";

/** The whole state of the list of traces; the names are those of the API and of `linescope traces`. */
export interface TraceSearch extends Scope {
  readonly service?: string | undefined;
  readonly operation?: string | undefined;
  readonly "min-duration"?: string | undefined;
  readonly "max-duration"?: string | undefined;
  readonly error?: true | undefined;
  readonly attribute?: string[] | undefined;
}

const PAGE_SIZE = 100;

/** Reads a URL; what it cannot mean is left out instead of failing the page. */
export function traceSearch(values: Record<string, unknown>): TraceSearch {
  return {
    ...readScope(values),
    service: text(values["service"]),
    operation: text(values["operation"]),
    "min-duration": duration(values["min-duration"]),
    "max-duration": duration(values["max-duration"]),
    error: flag(values["error"]),
    attribute: list(values["attribute"])?.filter((pair) => pair.includes("=")),
  };
}

/** The query of the API for a search; the server's own requests are found where they are asked for only. */
export function apiQuery(search: TraceSearch): string {
  const { service, operation, error, attribute } = search;
  return apiParameters(search, { service, "not-service": service === undefined ? OWN_SERVICE : undefined, operation, "min-duration": search["min-duration"], "max-duration": search["max-duration"], error, attribute, limit: PAGE_SIZE });
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
