// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Slots of the service palette: twelve hues in two tones. Red is left out, it means failure. */
export const HUES = [255, 150, 75, 305, 195, 45, 275, 55, 225, 170, 335, 130] as const;
export const SLOTS = HUES.length * 2;

/**
 * Gives each service a slot that follows from its name, so that colours agree between pages, days and viewers.
 * Where two names want one slot, the one later in the alphabet moves on.
 */
export function assignSlots(services: Iterable<string>): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  const taken = new Set<number>();
  for (const service of [...new Set(services)].toSorted()) {
    let slot = hash(service) % SLOTS;
    while (taken.has(slot) && taken.size < SLOTS) slot = (slot + 1) % SLOTS;
    taken.add(slot);
    slots.set(service, slot);
  }
  return slots;
}

/** The colour of a slot; lightness and chroma of both tones come from the theme. */
export function slotColour(slot: number, tones: readonly [string, string]): string {
  const hue = HUES[slot % HUES.length] ?? 255;
  return `oklch(${slot < HUES.length ? tones[0] : tones[1]} ${hue})`;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
