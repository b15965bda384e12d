// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson } from "../api/client";
import type { MapAnswer, RedAnswer, ServiceInstance } from "../api/figures";
import { countedSeconds, type Figures, figuresOf, rangeBefore } from "../api/red";
import { apiParameters, paceOf, type Scope, stepMinutes } from "./scope";

/** What figures are asked for, within a scope. */
export interface RedQuestion {
  readonly by: "total" | "service" | "instance" | "operation";
  readonly service?: string | undefined;
  readonly instance?: string | undefined;
  readonly operation?: string | undefined;
  readonly limit?: number | undefined;
  /** With a series of about so many steps. */
  readonly steps?: number | undefined;
}

/** Figures, and those of the period before, which has none where the server is younger. */
export interface Compared {
  readonly now: Figures;
  readonly before: Figures;
}

export const environmentsQuery = queryOptions({
  queryKey: ["environments"],
  queryFn: ({ signal }) => getJson<string[]>("api/v1/environments", signal),
  refetchInterval: 30_000,
});

/** Until an answer comes, a room goes on to show the one before. */
export function redQuery(scope: Scope, question: RedQuestion) {
  const query = redParameters(scope, question);
  return queryOptions({
    queryKey: ["red", query],
    queryFn: async ({ signal }) => figuresOf(await getJson<RedAnswer>(`api/v1/red?${query}`, signal), Date.now()),
    refetchInterval: paceOf(scope),
    placeholderData: keepPreviousData,
  });
}

/** The period before is that of the server's answer: it knows its own clock. */
export function comparedQuery(scope: Scope, question: RedQuestion) {
  const query = redParameters(scope, question);
  return queryOptions({
    queryKey: ["red", query, "compared"],
    queryFn: async ({ signal }): Promise<Compared> => {
      const now = await getJson<RedAnswer>(`api/v1/red?${query}`, signal);
      const step = now.stepNanos === null ? undefined : `${now.stepNanos / 60e9}m`;
      const earlier = apiParameters({ ...rangeBefore(now), environment: scope.environment }, { ...question, steps: undefined, step });
      const before = await getJson<RedAnswer>(`api/v1/red?${earlier}`, signal);
      return { now: figuresOf(now, Date.now()), before: figuresOf(before, Date.now()) };
    },
    refetchInterval: paceOf(scope),
    placeholderData: keepPreviousData,
  });
}

function redParameters(scope: Scope, { steps, ...question }: RedQuestion): string {
  const step = steps === undefined ? undefined : `${stepMinutes(scope, steps, Date.now())}m`;
  return apiParameters(scope, { ...question, step });
}

/** A map, with the seconds that it counts. */
export type CountedMap = MapAnswer & { readonly seconds: number };

export function mapQuery(scope: Scope, service?: string) {
  const query = apiParameters(scope, { service });
  return queryOptions({
    queryKey: ["map", query],
    queryFn: async ({ signal }): Promise<CountedMap> => {
      const map = await getJson<MapAnswer>(`api/v1/map?${query}`, signal);
      return { ...map, seconds: countedSeconds(map, Date.now()) };
    },
    refetchInterval: paceOf(scope),
    placeholderData: keepPreviousData,
  });
}

export function instancesQuery(service: string, scope: Scope) {
  const query = apiParameters(scope);
  return queryOptions({
    queryKey: ["instances", service, query],
    queryFn: ({ signal }) => getJson<ServiceInstance[]>(`api/v1/services/${encodeURIComponent(service)}/instances?${query}`, signal),
    refetchInterval: paceOf(scope),
  });
}
