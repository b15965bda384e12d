// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, getPage } from "../api/client";
import { OWN_SERVICE, type Health, type ProbeReport, type ServiceSummary, type SpanDetails, type TraceSkeleton, type TraceSummary, type TreesDocument } from "../api/documents";
import type { AuditEntry, Levels } from "../api/levels";
import { methodTable } from "../api/methodTable";
import { traceTable } from "../api/traceTable";
import { ofEnvironment, paceOf, type Scope } from "./scope";
import { apiQuery, type TraceSearch } from "./traceSearch";

/** A trace may still grow for a while: it is asked again when one comes back to it later. */
const TRACE_FRESH_MILLIS = 15_000;
const LIVE_MILLIS = 3_000;
const AUDIT_ENTRIES = 50;

export const servicesQuery = queryOptions({
  queryKey: ["services"],
  queryFn: ({ signal }) => getJson<ServiceSummary[]>("api/v1/services", signal),
  staleTime: 10_000,
  refetchInterval: 15_000,
});

export const healthQuery = queryOptions({
  queryKey: ["health"],
  queryFn: ({ signal }) => getJson<Health>("api/v1/health", signal),
  refetchInterval: 30_000,
});

export const probesQuery = queryOptions({
  queryKey: ["probes"],
  queryFn: ({ signal }) => getJson<ProbeReport[]>("api/v1/probes", signal),
  refetchInterval: 10_000,
});

/** Rules and what processes make of them: looked at so often that one sees a change arrive. */
export const levelsQuery = queryOptions({
  queryKey: ["levels"],
  queryFn: ({ signal }) => getJson<Levels>("api/v1/levels", signal),
  refetchInterval: LIVE_MILLIS,
});

export const levelsAuditQuery = queryOptions({
  queryKey: ["levels", "audit"],
  queryFn: ({ signal }) => getJson<AuditEntry[]>(`api/v1/levels/audit?limit=${AUDIT_ENTRIES}`, signal),
  refetchInterval: LIVE_MILLIS,
});

export function operationsQuery(service: string | undefined, scope: Scope = {}) {
  const path = ofEnvironment(`api/v1/services/${encodeURIComponent(service ?? "")}/operations`, scope);
  return queryOptions({
    queryKey: ["operations", path],
    queryFn: ({ signal }) => getJson<string[]>(path, signal),
    enabled: service !== undefined,
    staleTime: 30_000,
  });
}

export function tracesQuery(search: TraceSearch) {
  const query = apiQuery(search);
  return infiniteQueryOptions({
    queryKey: ["traces", query],
    queryFn: ({ pageParam, signal }) => getPage<TraceSummary>(`api/v1/traces?${pageParam}`, signal),
    initialPageParam: query,
    getNextPageParam: (page) => page.next,
    refetchInterval: search.live ? paceOf(search) : false,
  });
}

/** The newest traces of all, whatever the scope: do any have call trees? Once some have, that need not be asked again soon. */
export const newestQuery = queryOptions({
  queryKey: ["newest"],
  queryFn: ({ signal }) => getJson<TraceSummary[]>(`api/v1/traces?limit=100&not-service=${OWN_SERVICE}`, signal),
  refetchInterval: ({ state }) => (state.data?.some(({ callTrees }) => callTrees > 0) ? 120_000 : 5_000),
});

export function traceQuery(traceId: string) {
  return queryOptions({
    queryKey: ["trace", traceId],
    queryFn: async ({ signal }) => traceTable(await getJson<TraceSkeleton>(`api/v1/traces/${traceId}`, signal)),
    staleTime: TRACE_FRESH_MILLIS,
    // Columns are compared by identity: a deep comparison would walk every span.
    structuralSharing: false,
  });
}

export function spanQuery(traceId: string, spanId: string) {
  return queryOptions({
    queryKey: ["span", traceId, spanId],
    queryFn: async ({ signal }) => {
      const spans = await getJson<SpanDetails[]>(`api/v1/traces/${traceId}/spans?ids=${spanId}`, signal);
      return spans.find((span) => span.spanId === spanId) ?? null;
    },
    staleTime: TRACE_FRESH_MILLIS,
  });
}

export function treesQuery(traceId: string) {
  return queryOptions({
    queryKey: ["trees", traceId],
    queryFn: async ({ signal }) => methodTable((await getJson<TreesDocument>(`api/v1/traces/${traceId}/tree`, signal)).trees),
    staleTime: TRACE_FRESH_MILLIS,
    structuralSharing: false,
  });
}
