// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { TraceTable } from "../api/traceTable";
import type { Palette } from "./palette";

/**
 * Draws a whole trace into a few lines of pixels: once for a trace and a size, never on scrolling.
 * Spans share lines by their place in the order, so that the shape of the waterfall remains.
 */
export function drawMinimap(
  context: CanvasRenderingContext2D,
  table: TraceTable,
  slots: readonly number[],
  palette: Palette,
  width: number,
  height: number,
): void {
  const scale = width / Math.max(1, table.durationNanos);
  const line = Math.max(1, Math.min(4, (height - 4) / table.size));
  const colours = slots.map((slot) => palette.service(slot));
  const step = Math.max(1, Math.floor(table.size / MOST_BARS));
  for (let row = 0; row < table.size; row += step) {
    context.fillStyle = colours[table.service[row]!] ?? palette.muted;
    drawSpan(context, table, row, scale, line, height);
  }
  context.fillStyle = palette.error;
  for (const row of table.errorRows.subarray(0, MOST_BARS)) drawSpan(context, table, row, scale, Math.max(2, line), height);
}

/** Beyond this the bars lie upon each other at any screen's height; every n-th shows the same shape. */
const MOST_BARS = 4000;

function drawSpan(context: CanvasRenderingContext2D, table: TraceTable, row: number, scale: number, line: number, height: number): void {
  const top = 2 + (row / table.size) * (height - 4);
  context.fillRect(table.start[row]! * scale, top, Math.max(1, table.duration[row]! * scale), line);
}
