// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { TraceTable } from "../api/traceTable";
import { STATUS_ERROR } from "../api/traceTable";
import { formatDuration } from "../base/duration";
import type { Palette } from "./palette";

export const ROW_HEIGHT = 24;
const BAR_HEIGHT = 12;
const LEAST_WIDTH = 2;
const LABEL_GAP = 6;

/** What the bars of the rows on screen need to be drawn. */
export interface BarScene {
  readonly table: TraceTable;
  readonly rows: Int32Array;
  /** Positions in `rows`: first, and the one behind the last. */
  readonly first: number;
  readonly last: number;
  readonly width: number;
  readonly window: readonly [from: number, to: number];
  readonly ticks: readonly number[];
  readonly slots: readonly number[];
  readonly palette: Palette;
}

/** Draws the bars of the rows on screen; the cost is that of these rows, whatever the size of the trace. */
export function drawBars(context: CanvasRenderingContext2D, scene: BarScene): void {
  const { first, last, rows } = scene;
  drawGrid(context, scene, (last - first) * ROW_HEIGHT);
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "middle";
  for (let at = first; at < last; at++) drawBar(context, scene, rows[at]!, (at - first) * ROW_HEIGHT);
}

/** Horizontal place of a time. */
export function placeOf(nanos: number, [from, to]: readonly [number, number], width: number): number {
  return ((nanos - from) / (to - from)) * width;
}

function drawGrid(context: CanvasRenderingContext2D, { ticks, window, width, palette }: BarScene, height: number): void {
  context.fillStyle = palette.grid;
  for (const tick of ticks) context.fillRect(Math.round(placeOf(tick, window, width)), 0, 1, height);
}

function drawBar(context: CanvasRenderingContext2D, scene: BarScene, row: number, top: number): void {
  const { table, window, width, palette } = scene;
  const start = placeOf(table.start[row]!, window, width);
  const end = placeOf(table.start[row]! + table.duration[row]!, window, width);
  const left = Math.max(0, start);
  const right = Math.min(width, Math.max(end, start + LEAST_WIDTH));
  const failed = table.status[row] === STATUS_ERROR;
  if (right > left) {
    context.fillStyle = palette.service(scene.slots[table.service[row]!] ?? 0);
    context.beginPath();
    context.roundRect(left, top + (ROW_HEIGHT - BAR_HEIGHT) / 2, right - left, BAR_HEIGHT, Math.min(2, (right - left) / 2));
    context.fill();
    if (failed) outlineFailure(context, palette, left, right, top);
  }
  drawLabel(context, scene, formatDuration(table.duration[row]!), left, right, top, failed);
}

function outlineFailure(context: CanvasRenderingContext2D, palette: Palette, left: number, right: number, top: number): void {
  context.fillStyle = palette.error;
  context.fillRect(left, top + (ROW_HEIGHT + BAR_HEIGHT) / 2 - 3, right - left, 3);
}

/** The duration stands behind the bar, before it where the right edge is near, inside where neither fits. */
function drawLabel(
  context: CanvasRenderingContext2D,
  { width, palette }: BarScene,
  label: string,
  left: number,
  right: number,
  top: number,
  failed: boolean,
): void {
  const room = context.measureText(label).width + LABEL_GAP;
  const middle = top + ROW_HEIGHT / 2 + 0.5;
  context.fillStyle = failed ? palette.error : palette.muted;
  if (right + room <= width) context.fillText(label, Math.max(right, 0) + LABEL_GAP, middle);
  else if (left - room >= 0) context.fillText(label, Math.min(left, width) - room, middle);
  else {
    context.fillStyle = palette.background;
    context.fillText(label, right - room, middle);
  }
}
