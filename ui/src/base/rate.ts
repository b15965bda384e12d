// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** How often something happens, for reading: by the second, or by the minute where it is rare. Marks of an axis have the unit of the `highest`. */
export function formatRate(perSecond: number, highest = perSecond): string {
  return highest >= 1 || highest === 0 ? `${threeDigits(perSecond)} /s` : `${threeDigits(perSecond * 60)} /min`;
}

function threeDigits(value: number): string {
  if (value >= 99.95) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toFixed(value >= 9.995 ? 1 : 2)));
}
