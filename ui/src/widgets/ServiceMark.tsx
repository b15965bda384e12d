// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { slotColour } from "../base/colour";

const TONES = ["var(--tone-first)", "var(--tone-second)"] as const;

/** The small square that says which service. */
export function ServiceMark({ slot }: { slot: number | undefined }) {
  return <i className="mark" style={{ background: slotColour(slot ?? 0, TONES) }} />;
}

export function serviceColour(slot: number | undefined): string {
  return slotColour(slot ?? 0, TONES);
}
