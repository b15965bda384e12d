// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** From here on a change is called a multiple: `+340 %` says less than `×4.4`. */
const MULTIPLE = 2;

/** How a figure changed, for reading; undefined where there is nothing to compare with. */
export function formatChange(now: number | null, before: number | null | undefined): string | undefined {
  if (now === null || before === null || before === undefined || before <= 0) return undefined;
  const ratio = now / before;
  if (ratio >= MULTIPLE) return `×${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)}`;
  const percent = Math.round((ratio - 1) * 100);
  return percent === 0 ? "±0 %" : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
}
