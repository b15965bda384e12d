// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Point } from "../base/curve";
import { valueTicks } from "../base/ticks";

/** One figure, step by step; null where nothing was measured. */
export interface ChartLine {
  readonly name: string;
  readonly look: ChartLook;
  readonly values: readonly (number | null)[];
}

export type ChartLook = "main" | "error" | "first" | "second" | "third" | "before";

/** Where the steps and values of some lines lie on the screen. */
export interface Plot {
  readonly width: number;
  readonly steps: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly floor: number;
  /** Round values that the axis names. */
  readonly marks: readonly number[];
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  readonly stepAt: (x: number) => number;
}

export const HEIGHT = 132;
const LEFT = 56;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 20;
const VALUE_MARKS = 3;

export function plotOf(width: number, lines: readonly ChartLine[]): Plot {
  const steps = Math.max(1, ...lines.map(({ values }) => values.length));
  const inner = Math.max(1, width - LEFT - RIGHT);
  const highest = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const marks = valueTicks(highest || 1, VALUE_MARKS);
  const floor = HEIGHT - BOTTOM;
  return {
    width,
    steps,
    left: LEFT,
    right: width - RIGHT,
    top: TOP,
    floor,
    marks,
    x: (step) => LEFT + (step / steps) * inner,
    y: (value) => floor - (value / marks.at(-1)!) * (floor - TOP),
    stepAt: (x) => Math.min(steps - 1, Math.max(0, Math.floor(((x - LEFT) / inner) * steps))),
  };
}

/** A line's points, each in the middle of its step. */
export function pointsOf({ x, y }: Plot, values: readonly (number | null)[]): (Point | null)[] {
  return values.map((value, step): Point | null => (value === null ? null : [x(step + 0.5), y(value)]));
}
