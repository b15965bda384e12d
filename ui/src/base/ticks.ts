// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Round times between `from` and `to`, at most `most` of them: the marks of a time axis. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const step = roundStep(Math.max(1, (to - from) / Math.max(1, most)));
  const ticks: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) ticks.push(n * step);
  return ticks;
}

/** Round values from 0 to the first that is not below `top`: the marks of a value axis, about `count` steps. */
export function valueTicks(top: number, count: number): number[] {
  const step = roundStep(top / count);
  return Array.from({ length: Math.max(1, Math.ceil(top / step - 1e-9)) + 1 }, (_, n) => n * step);
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((times) => times * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
