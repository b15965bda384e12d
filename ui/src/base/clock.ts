// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * MINUTE);

/** The marks of a time axis: moments that a clock of the reader's zone shows as round, at most `most` of them. */
export function clockTicks(fromMillis: number, toMillis: number, most: number): { readonly step: number; readonly ticks: readonly number[] } {
  const least = (toMillis - fromMillis) / Math.max(1, most);
  const step = STEPS.find((one) => one >= least) ?? Math.ceil(least / DAY) * DAY;
  const offset = new Date(fromMillis).getTimezoneOffset() * MINUTE;
  const ticks: number[] = [];
  for (let at = Math.ceil((fromMillis - offset) / step) * step + offset; at < toMillis; at += step) ticks.push(at);
  return { step, ticks };
}

/** What a mark says: the time of day, or the day where marks are days. */
export function formatClock(millis: number, step: number, language: string): string {
  return new Intl.DateTimeFormat(language, step % DAY === 0 ? { month: "2-digit", day: "2-digit" } : { hour: "2-digit", minute: "2-digit", hour12: false }).format(millis);
}

/** Day and time of day: what the moment under a pointer says. */
export function formatClockFully(millis: number, language: string): string {
  return new Intl.DateTimeFormat(language, { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false }).format(millis);
}
