// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { slotColour, SLOTS } from "../base/colour";

/** Colours as a canvas needs them: values of the tokens that hold now. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly line: string;
  readonly error: string;
  readonly selected: string;
  readonly background: string;
  readonly accent: string;
  readonly service: (slot: number) => string;
}

export function currentPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const tones = [token("--tone-first"), token("--tone-second")] as const;
  const colours = Array.from({ length: SLOTS }, (_, slot) => slotColour(slot, tones));
  return {
    text: token("--ui-text"),
    muted: token("--ui-muted"),
    grid: token("--ui-grid"),
    line: token("--ui-line"),
    error: token("--ui-error"),
    selected: token("--ui-selected"),
    background: token("--ui-bg"),
    accent: token("--ui-accent"),
    service: (slot) => colours[slot] ?? "",
  };
}
