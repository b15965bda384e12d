// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from "react";
import { formatWindow, windowWithin, type TimeWindow } from "../../state/tracePage";

/** A browser refuses an address that changes with every turn of a wheel: it is written when the hand rests. */
const REST_MILLIS = 200;

interface Move {
  readonly window: TimeWindow;
  /** What the URL said when the move began; what it says beyond that wins over the move. */
  readonly from: string | undefined;
}

/** The shown time: the URL's, or that of a move which is not over. */
export function useTimeWindow(written: string | undefined, whole: TimeWindow, write: (window: string | undefined) => void) {
  const [move, setMove] = useState<Move>();
  useEffect(() => {
    if (!move) return undefined;
    const timer = setTimeout(() => write(writtenOf(move.window, whole)), REST_MILLIS);
    return () => clearTimeout(timer);
    // Only a move starts the clock: what it writes to is the same page for as long as it lasts.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [move]);
  const moving = move && (written === move.from || written === writtenOf(move.window, whole));
  const window = moving ? move.window : windowWithin(written, whole);
  return [window, (next: TimeWindow) => setMove({ window: next, from: written })] as const;
}

function writtenOf(window: TimeWindow, whole: TimeWindow): string | undefined {
  return window[0] <= whole[0] && window[1] >= whole[1] ? undefined : formatWindow(window);
}
