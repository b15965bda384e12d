// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** A share for reading: three significant digits at most, and never 0 % for what is more than nothing. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) return "< 0.01 %";
  return `${Number(percent.toFixed(percent < 1 ? 2 : percent < 10 ? 1 : 0))} %`;
}
