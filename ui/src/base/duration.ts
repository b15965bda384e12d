// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

const UNITS: readonly [nanos: number, unit: string][] = [
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
  [1, "ns"],
];

/** A duration for reading: three significant digits and its unit, minutes and hours from 60 s on. */
export function formatDuration(nanos: number): string {
  if (nanos >= 3600e9) return `${Math.floor(nanos / 3600e9)} h ${Math.floor((nanos % 3600e9) / 60e9)} min`;
  if (nanos >= 60e9) return `${Math.floor(nanos / 60e9)} min ${Math.floor((nanos % 60e9) / 1e9)} s`;
  // 999.5 ms reads as 1.00 s, never as 1000 ms.
  const [size, unit] = UNITS.find(([least]) => nanos >= least * 0.9995) ?? [1, "ns"];
  return `${threeDigits(nanos / size, size === 1)} ${unit}`;
}

/** A moment on an axis: as many digits as tell it from the next one, `step` later. */
export function formatMoment(nanos: number, step: number): string {
  if (nanos >= 60e9 || nanos === 0) return formatDuration(nanos);
  const [size, unit] = UNITS.find(([least]) => nanos >= least) ?? [1, "ns"];
  const digits = Math.max(0, Math.ceil(Math.log10(size / Math.max(1, step)) - 1e-9));
  return `${(nanos / size).toFixed(digits)} ${unit}`;
}

const FACTORS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, "µs": 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9, d: 86_400e9 };

/** Nanoseconds of `100ms`, `1.5s`, `2m`; undefined where the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|m|h|d)$/.exec(text.trim());
  const factor = FACTORS[match?.[2] ?? ""];
  return match?.[1] === undefined || factor === undefined ? undefined : Number(match[1]) * factor;
}

/** A duration of two digits that is not longer, as a parameter says it: `120ms` for 123.4 ms. */
export function durationBelow(nanos: number): string {
  const [size, unit] = UNITS.find(([least]) => nanos >= least) ?? [1, "ns"];
  const value = nanos / size;
  const digit = 10 ** (Math.floor(Math.log10(Math.max(1, value))) - 1);
  return `${Number((Math.floor(value / digit) * digit).toPrecision(2))}${unit.replace("µ", "u")}`;
}

function threeDigits(value: number, whole: boolean): string {
  if (whole || value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}
