// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { flag, text } from "../base/queryString";
import { readScope, type Scope } from "./scope";

/** The whole state of a trace's page. */
export interface TracePage extends Scope {
  readonly tab?: "tree" | undefined;
  /** How the methods are shown: as a tree, call by call on a time line, or as a list of calls. */
  readonly view?: CallView | undefined;
  /** The selected span. */
  readonly span?: string | undefined;
  /** The selected line of the method tree. */
  readonly node?: string | undefined;
  /** The selected call: its tree and its place in it, `0.153`. */
  readonly call?: string | undefined;
  readonly q?: string | undefined;
  /** Show matching rows only. */
  readonly only?: true | undefined;
  /** The time window in nanoseconds from the trace's start: `1000-25000`. */
  readonly window?: string | undefined;
  /** Folded spans and folded methods, see `base/fold`. */
  readonly fold?: string | undefined;
  readonly methods?: string | undefined;
}

export type CallView = "line" | "list";

export function tracePage(values: Record<string, unknown>): TracePage {
  return {
    ...readScope(values),
    tab: values["tab"] === "tree" ? "tree" : undefined,
    view: values["view"] === "line" || values["view"] === "list" ? values["view"] : undefined,
    span: text(values["span"]),
    node: text(values["node"]),
    call: text(values["call"]),
    q: text(values["q"]),
    only: flag(values["only"]),
    window: text(values["window"]),
    fold: text(values["fold"]),
    methods: text(values["methods"]),
  };
}

export type TimeWindow = readonly [from: number, to: number];

/** Start and end of the shown time; the whole trace where the URL names no sensible part of it. */
export function timeWindow(written: string | undefined, durationNanos: number): TimeWindow {
  return windowWithin(written, [0, Math.max(1, durationNanos)]);
}

/** The part of `whole` that the URL names, or all of it. */
export function windowWithin(written: string | undefined, whole: TimeWindow): TimeWindow {
  const [from, to] = (written ?? "").split("-").map(Number);
  if (from === undefined || to === undefined || !(from >= 0) || !(to > from) || to <= whole[0]) return whole;
  return [Math.max(whole[0], Math.min(from, whole[1] - 1)), Math.min(to, whole[1])];
}

export function formatWindow([from, to]: TimeWindow): string {
  return `${Math.round(from)}-${Math.round(to)}`;
}

/** The window after zooming by `factor` (below 1: closer) round the time `at`, and never beyond `whole`. */
export function zoomed([from, to]: TimeWindow, whole: TimeWindow, at: number, factor: number): TimeWindow {
  const length = Math.min(whole[1] - whole[0], Math.max(LEAST_WINDOW, (to - from) * factor));
  const start = at - ((at - from) / (to - from)) * length;
  return shifted([start, start + length], whole, 0);
}

/** The window moved by `nanos`, stopping at the ends of `whole`. */
export function shifted([from, to]: TimeWindow, whole: TimeWindow, nanos: number): TimeWindow {
  const length = Math.min(to - from, whole[1] - whole[0]);
  const start = Math.max(whole[0], Math.min(whole[1] - length, from + nanos));
  return [start, start + length];
}

/** Nanoseconds are the finest that is measured: closer there is nothing to see. */
const LEAST_WINDOW = 100;
