// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { parseDuration } from "../base/duration";
import { flag, formatQuery, text } from "../base/queryString";

/** Of which environment and which time a room tells. It is part of every room's address, and goes along from room to room. */
export interface Scope {
  /** Its name; `-` is: services that told none. */
  readonly environment?: string | undefined;
  readonly since?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Look again every few seconds. */
  readonly live?: true | undefined;
}

export const DEFAULT_SINCE = "1h";
export const RANGES = ["5m", "15m", "1h", "6h", "24h", "7d"] as const;
export const NO_ENVIRONMENT = "-";

const LIVE_MILLIS = 3_000;
const USUAL_MILLIS = 15_000;
const MINUTE_MILLIS = 60_000;
const STEP_MINUTES = [1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1440];

/** Reads an address; what it cannot mean is left out. */
export function readScope(values: Record<string, unknown>): Scope {
  const from = nanos(values["from"]);
  const since = text(values["since"]);
  return {
    environment: text(values["environment"]),
    since: from === undefined && since !== undefined && parseDuration(since) !== undefined ? since : undefined,
    from,
    to: nanos(values["to"]),
    live: from === undefined ? flag(values["live"]) : undefined,
  };
}

/** The scope of an address that says more. */
export function scopeOf({ environment, since, from, to, live }: Scope): Scope {
  return { environment, since, from, to, live };
}

/** What the API is asked with: a relative time stays relative, so that each look is at the present. */
export function apiParameters({ environment, since, from, to }: Scope, more: Record<string, unknown> = {}): string {
  const range = from === undefined ? { since: since ?? DEFAULT_SINCE } : { from, to };
  const told = environment === NO_ENVIRONMENT ? undefined : environment;
  const query = formatQuery({ ...more, environment: told, ...range });
  return environment === NO_ENVIRONMENT ? `${query}&environment=` : query;
}

/** The environment as senders tell it; undefined: any. */
export function toldEnvironment({ environment }: Scope): string | undefined {
  return environment === NO_ENVIRONMENT ? "" : environment;
}

/** The path of a list that an environment narrows. */
export function ofEnvironment(path: string, scope: Scope): string {
  const told = toldEnvironment(scope);
  if (told === undefined) return path;
  return told === "" ? `${path}?environment=` : `${path}?${formatQuery({ environment: told })}`;
}

/** After how long to look again; a time that is over does not change. */
export function paceOf({ from, live }: Scope): number | false {
  if (from !== undefined) return false;
  return live ? LIVE_MILLIS : USUAL_MILLIS;
}

/** Whole minutes of a step, so that the scope has no more than about `most` of them. */
export function stepMinutes({ since, from, to }: Scope, most: number, nowMillis: number): number {
  const millis = from === undefined ? parseDuration(since ?? DEFAULT_SINCE)! / 1e6 : Math.min(nowMillis, to === undefined ? nowMillis : Number(to) / 1e6) - Number(from) / 1e6;
  const minutes = millis / MINUTE_MILLIS;
  return STEP_MINUTES.find((step) => minutes / step <= most) ?? Math.ceil(minutes / most);
}

/** The scope narrowed to a part of its time. */
export function between(fromMillis: number, toMillis: number): Pick<Scope, "since" | "from" | "to" | "live"> {
  return { since: undefined, live: undefined, from: `${Math.round(fromMillis)}000000`, to: `${Math.round(toMillis)}000000` };
}

function nanos(value: unknown): string | undefined {
  const written = text(value);
  return written !== undefined && /^\d{1,19}$/.test(written) ? written : undefined;
}
