// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Milliseconds of a Unix time in nanoseconds that travels as decimal text, being beyond 2^53. */
export function unixMillis(unixNanos: string): number {
  return Number(BigInt(unixNanos) / 1000n) / 1000;
}

/** Day, time and milliseconds in the reader's zone. */
export function formatInstant(unixNanos: string, language: string): string {
  return format(language, { month: "2-digit", day: "2-digit" }).format(unixMillis(unixNanos));
}

/** The same with year and zone: what a tooltip says. */
export function formatInstantFully(unixNanos: string, language: string): string {
  return format(language, { year: "numeric", month: "2-digit", day: "2-digit", timeZoneName: "short" }).format(
    unixMillis(unixNanos),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, day: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + Object.keys(day).length;
  const known = formats.get(key);
  if (known) return known;
  const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hour12: false } as const;
  const made = new Intl.DateTimeFormat(language, { ...day, ...clock });
  formats.set(key, made);
  return made;
}
