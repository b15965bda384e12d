// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { callerOf, firstCalled } from "../../api/callTable";
import { useShortcuts } from "../../state/shortcuts";
import { shifted, zoomed, type TimeWindow } from "../../state/tracePage";
import { around } from "./CallFacts";
import type { Calls } from "./useCalls";

const CLOSER = 0.6;
const PAN = 0.25;

interface Line {
  readonly calls: Calls;
  readonly window: TimeWindow;
  readonly setWindow: (window: TimeWindow) => void;
  readonly toMatch: (forward: boolean) => void;
}

/** Arrows walk from call to call, with Shift they move the time; `+`, `-`, `0` and `z` zoom. */
export function useTimelineKeys({ calls, window, setWindow, toMatch }: Line): void {
  const { table, position, selected, select } = calls;
  const middle = selected >= 0 ? Math.min(window[1], Math.max(window[0], table.start[selected]!)) : (window[0] + window[1]) / 2;
  const zoom = (factor: number) => setWindow(zoomed(window, table.whole, middle, factor));
  const pan = (share: number) => setWindow(shifted(window, table.whole, share * (window[1] - window[0])));
  const go = (call: number | undefined) => call !== undefined && call >= 0 && select(call);
  const step = (by: number) => go(table.order[selected < 0 ? 0 : position[selected]! + by]);
  useShortcuts({
    ArrowRight: (event) => void (event.shiftKey ? pan(PAN) : step(1)),
    ArrowLeft: (event) => void (event.shiftKey ? pan(-PAN) : step(-1)),
    ArrowDown: () => void (selected < 0 ? step(0) : go(firstCalled(table, selected))),
    ArrowUp: () => void (selected >= 0 && go(callerOf(table, selected))),
    Home: () => void go(table.order[0]),
    End: () => void go(table.order.at(-1)),
    "+": () => zoom(CLOSER),
    "=": () => zoom(CLOSER),
    "-": () => zoom(1 / CLOSER),
    "0": () => setWindow(table.whole),
    z: () => void (selected >= 0 && setWindow(around(table, selected))),
    Enter: (event) => (event.target === document.body || (event.target as HTMLElement).dataset?.["testid"] === "timeline" ? calls.change({ view: undefined, q: undefined }) : false),
    n: () => toMatch(true),
    N: () => toMatch(false),
    "/": () => document.getElementById("find")?.focus(),
  });
}
