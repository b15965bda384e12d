// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { unixMillis } from "../base/instant";
import type { Counted, RedAnswer, RedRow, Series } from "./figures";

/** The figures that a table shows of whatever has requests. */
export const FIGURES = ["rate", "errors", "p50", "p95", "p99"] as const;
export type Figure = (typeof FIGURES)[number];

/** What stands for the names beyond those that the server keeps apart. */
export const OTHER = "_OTHER";

/** Figures of a time, with how long it was. */
export interface Figures {
  readonly fromMillis: number;
  readonly toMillis: number;
  readonly stepMillis: number;
  /** Seconds that were counted: of the minute that is still running as many as have gone. */
  readonly seconds: number;
  readonly rows: readonly RedRow[];
  readonly rowsLeftOut: number;
}

const MINUTE = 60_000;

/** What of a step has to be over before its rate is told from it. */
const LEAST_PART = 0.25;

export function figuresOf(answer: RedAnswer, nowMillis: number): Figures {
  const toMillis = unixMillis(answer.toUnixNanos);
  return { fromMillis: unixMillis(answer.fromUnixNanos), toMillis, stepMillis: (answer.stepNanos ?? 0) / 1e6, seconds: countedSeconds(answer, nowMillis), rows: answer.rows, rowsLeftOut: answer.rowsLeftOut };
}

/** Seconds of a range of whole minutes; the clocks of server and reader may differ, which a minute is the most that it matters. */
export function countedSeconds({ fromUnixNanos, toUnixNanos }: Pick<RedAnswer, "fromUnixNanos" | "toUnixNanos">, nowMillis: number): number {
  return (lastCounted(unixMillis(toUnixNanos), nowMillis) - unixMillis(fromUnixNanos)) / 1000;
}

function lastCounted(toMillis: number, nowMillis: number): number {
  return Math.min(toMillis, Math.max(nowMillis, toMillis - MINUTE + 1000));
}

/** The range of the same length just before, as the API asks for it. */
export function rangeBefore({ fromUnixNanos, toUnixNanos }: Pick<RedAnswer, "fromUnixNanos" | "toUnixNanos">): { readonly from: string; readonly to: string } {
  const [from, to] = [BigInt(fromUnixNanos), BigInt(toUnixNanos)];
  const before = from - (to - from);
  return { from: String(before > 0n ? before : 0n), to: fromUnixNanos };
}

/** One figure: a rate by the second, a share, or nanoseconds; null where nothing was measured. */
export function figureOf(counted: Counted, figure: Figure, seconds: number): number | null {
  if (figure === "rate") return counted.requests / seconds;
  if (figure === "errors") return errorShare(counted);
  return counted.durations?.[`${figure}Nanos`] ?? null;
}

export function errorShare({ requests, errors }: Pick<Counted, "requests" | "errors">): number | null {
  return requests === 0 ? null : errors / requests;
}

/** Requests by the second, step by step; a step that is still running counts as far as it has come. */
export function rateSeries({ requests }: Series, { fromMillis, toMillis, stepMillis, seconds }: Figures): number[] {
  const counted = Math.min(toMillis, fromMillis + seconds * 1000);
  return requests.map((count, step) => {
    const gone = counted - (fromMillis + step * stepMillis);
    return (count * 1000) / Math.max(stepMillis * LEAST_PART, Math.min(stepMillis, gone));
  });
}

/** The share of failed requests, step by step. */
export function errorSeries({ requests, errors }: Series): (number | null)[] {
  return requests.map((count, step) => (count === 0 ? null : errors[step]! / count));
}

/** Tells rows of two times, or of two questions, that are of the same thing. */
export function rowKey({ environment, service, instance, operation, kind }: RedRow): string {
  return JSON.stringify([environment, service, instance, operation, kind]);
}

/** For each row the one of the period before. */
export function byKey(rows: readonly RedRow[]): ReadonlyMap<string, RedRow> {
  return new Map(rows.map((row) => [rowKey(row), row]));
}

/** What makes a service worth a look. */
export interface Trouble {
  readonly row: RedRow;
  readonly before: RedRow | undefined;
  readonly fails: boolean;
  readonly slower: boolean;
}

/** As many requests tell more than chance. */
const ENOUGH = 20;
const SLOWER = 1.5;

/** Services that fail, most first, then those that got much slower. */
export function troubles(rows: readonly RedRow[], before: readonly RedRow[]): Trouble[] {
  const earlier = byKey(before);
  const all = rows.map((row) => {
    const was = earlier.get(rowKey(row));
    return { row, before: was, fails: row.errors > 0, slower: slowdown(row, was) >= SLOWER };
  });
  return all.filter(({ fails, slower }) => fails || slower).toSorted((a, b) => (errorShare(b.row) ?? 0) - (errorShare(a.row) ?? 0) || slowdown(b.row, b.before) - slowdown(a.row, a.before));
}

function slowdown(row: Counted, before: Counted | undefined): number {
  if (!row.durations || !before?.durations || row.requests < ENOUGH || before.requests < ENOUGH) return 0;
  return row.durations.p95Nanos / Math.max(1, before.durations.p95Nanos);
}
