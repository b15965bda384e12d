// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { callTable, type CallTable } from "../api/callTable";
import type { CallTree, MethodNode } from "../api/documents";
import type { Palette } from "./palette";
import { callAt, drawTimeline, laneTops } from "./timeline";

const CALLS = 200_000;
const WIDTH = 1000;
const PALETTE: Palette = { text: "text", muted: "muted", grid: "grid", line: "line", error: "error", selected: "selected", background: "background", accent: "accent", service: (slot) => `${slot}` };

function node(id: number, parent: number | null): MethodNode {
  return { id, parent, fragment: 0, class: "a.B", method: `m${id}`, descriptor: "()V", line: null, count: 1, timedCount: 1, measuredCount: 1, totalNanos: 1, selfNanos: 1, totalAllocatedBytes: null, selfAllocatedBytes: null, errors: 0, firstStartNanos: 0 };
}

/** One call that makes all others, each of 5 ns every 10 ns. */
function large(): CallTable {
  const inner = Array.from({ length: CALLS - 1 }, (_, n) => n * 10);
  const calls = { missing: 0, node: [0, ...inner.map(() => 1)], startNanos: [0, ...inner], durationNanos: [CALLS * 10, ...inner.map(() => 5)] };
  const tree: CallTree = { service: "s", instance: "i", spanId: "1", complete: true, seenNodes: 2, keptNodes: 2, notes: [], fragments: [{ id: 0, thread: "main", virtual: false, spanId: null, anchorNode: null }], nodes: [node(0, null), node(1, 0)], demoted: [], calls };
  return callTable([tree]);
}

/** Counts what is drawn, and notes how strong single pixels are. */
function recorder() {
  const drawn = { rects: 0, alphas: [] as number[] };
  const context = {
    globalAlpha: 1,
    fillRect(_x: number, _y: number, width: number) {
      drawn.rects++;
      if (width === 1) drawn.alphas.push(this.globalAlpha);
    },
    fillText() {},
    strokeRect() {},
    measureText: (text: string) => ({ width: text.length * 6 }),
  };
  return { drawn, context: context as unknown as CanvasRenderingContext2D };
}

describe("time line", () => {
  const table = large();
  const tops = laneTops(table);
  const scene = { table, tops, ticks: [], width: WIDTH, scrollTop: 0, height: 400, selected: -1, hovered: -1, matches: undefined, palette: PALETTE };
  (globalThis as { document?: unknown }).document = { body: {} };
  (globalThis as { getComputedStyle?: unknown }).getComputedStyle = () => ({ fontFamily: "sans" });

  it("draws pixels, not calls", () => {
    const { drawn, context } = recorder();
    drawTimeline(context, { ...scene, window: table.whole });
    expect(drawn.rects).toBeLessThan(2 * WIDTH);
    expect(drawn.rects).toBeGreaterThan(WIDTH / 2);
  });

  it("a pixel is as strong as it is busy", () => {
    const { drawn, context } = recorder();
    drawTimeline(context, { ...scene, window: table.whole });
    expect(drawn.alphas[10]).toBeCloseTo(0.25 + 0.75 * 0.5, 1);
  });

  it("draws each call where there is room", () => {
    const { drawn, context } = recorder();
    drawTimeline(context, { ...scene, window: [1000, 1100] });
    expect(drawn.rects).toBe(2 + 10 * 2);
  });

  it("finds the call under the pointer, also a thin one", () => {
    const row = (depth: number) => tops[0]! + 24 + depth * 18 + 5;
    expect(callAt({ table, tops, window: [1000, 1100], width: WIDTH }, 35, row(1))).toBe(101);
    expect(callAt({ table, tops, window: [1000, 1100], width: WIDTH }, 75, row(1))).toBe(-1);
    expect(callAt({ table, tops, window: table.whole, width: WIDTH }, 500, row(1))).toBeGreaterThan(99_000);
    expect(callAt({ table, tops, window: table.whole, width: WIDTH }, 500, row(2))).toBe(-1);
  });
});
