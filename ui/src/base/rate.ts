// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** How often something happens, for reading: by the second, or by the minute where it is rare. */
export function formatRate(perSecond: number): string {
  if (perSecond === 0) return "0 /s";
  return perSecond >= 1 ? `${threeDigits(perSecond)} /s` : `${threeDigits(perSecond * 60)} /min`;
}

function threeDigits(value: number): string {
  if (value >= 99.95) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toFixed(value >= 9.995 ? 1 : 2)));
}
