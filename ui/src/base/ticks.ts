// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Round times between `from` and `to`, at most `most` of them: the marks of a time axis. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const step = roundStep((to - from) / Math.max(1, most));
  const ticks: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) ticks.push(n * step);
  return ticks;
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const factor = [1, 2, 5, 10].find((times) => times * power >= least) ?? 10;
  return factor * power;
}
