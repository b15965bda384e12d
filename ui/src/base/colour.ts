// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Slots of the service palette: twelve hues in two tones. Red is left out, it means failure. */
export const HUES = [246, 162, 78, 302, 190, 50, 274, 106, 218, 134, 330, 350] as const;
export const SLOTS = HUES.length * 2;

/** How far apart hues of one page should be, in degrees; what cannot be had is asked for less. */
const DISTANCES = [70, 40, 1, 0];

/**
 * Gives each service a slot that follows from its name, so that colours agree between pages, days and viewers.
 * Where two names want one slot, or hues hard to tell apart, the one later in the alphabet moves on.
 */
export function assignSlots(services: Iterable<string>): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const service of [...new Set(services)].toSorted()) {
    slots.set(service, freeSlot(slotOf(service), [...slots.values()]));
  }
  return slots;
}

/** The slot that follows from a name alone. */
export function slotOf(name: string): number {
  return hash(name) % SLOTS;
}

function freeSlot(wanted: number, taken: readonly number[]): number {
  const candidates = Array.from({ length: SLOTS }, (_, step) => (wanted + step) % SLOTS).filter((slot) => !taken.includes(slot));
  for (const degrees of DISTANCES) {
    const far = candidates.find((slot) => taken.every((other) => hueDistance(slot, other) >= degrees));
    if (far !== undefined) return far;
  }
  return wanted;
}

function hueDistance(a: number, b: number): number {
  const apart = Math.abs(hue(a) - hue(b));
  return Math.min(apart, 360 - apart);
}

function hue(slot: number): number {
  return HUES[slot % HUES.length] ?? 0;
}

/** The colour of a slot; lightness and chroma of both tones come from the theme. */
export function slotColour(slot: number, tones: readonly [string, string]): string {
  return `oklch(${slot < HUES.length ? tones[0] : tones[1]} ${hue(slot)})`;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
