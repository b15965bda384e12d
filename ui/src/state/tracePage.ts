// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { flag, text } from "../base/queryString";

/** The whole state of a trace's page. */
export interface TracePage {
  readonly tab?: "tree" | undefined;
  /** The selected span. */
  readonly span?: string | undefined;
  /** The selected line of the method tree. */
  readonly node?: string | undefined;
  readonly q?: string | undefined;
  /** Show matching rows only. */
  readonly only?: true | undefined;
  /** The time window in nanoseconds from the trace's start: `1000-25000`. */
  readonly window?: string | undefined;
  /** Folded spans and folded methods, see `base/fold`. */
  readonly fold?: string | undefined;
  readonly methods?: string | undefined;
}

export function tracePage(values: Record<string, unknown>): TracePage {
  return {
    tab: values["tab"] === "tree" ? "tree" : undefined,
    span: text(values["span"]),
    node: text(values["node"]),
    q: text(values["q"]),
    only: flag(values["only"]),
    window: text(values["window"]),
    fold: text(values["fold"]),
    methods: text(values["methods"]),
  };
}

/** Start and end of the shown time; the whole trace where the URL names no sensible part of it. */
export function timeWindow(written: string | undefined, durationNanos: number): readonly [number, number] {
  const whole = [0, Math.max(1, durationNanos)] as const;
  const [from, to] = (written ?? "").split("-").map(Number);
  if (from === undefined || to === undefined || !(from >= 0) || !(to > from)) return whole;
  return [Math.min(from, whole[1] - 1), Math.min(to, whole[1])];
}
