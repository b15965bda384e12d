// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { behind, nodeOf, type CallTable, type LaneRow } from "../api/callTable";
import { slotOf } from "../base/colour";
import { placeOf } from "./bars";
import type { Palette } from "./palette";

export const CALL_HEIGHT = 18;
export const LANE_HEAD = 24;
const LANE_GAP = 8;
const LEAST_LABEL = 28;
const FAINTEST = 0.25;

/** What the part of a time line on screen needs to be drawn. */
export interface TimelineScene {
  readonly table: CallTable;
  readonly tops: readonly number[];
  readonly window: readonly [from: number, to: number];
  readonly ticks: readonly number[];
  readonly width: number;
  /** How far it is scrolled, and how much is seen. */
  readonly scrollTop: number;
  readonly height: number;
  readonly selected: number;
  readonly hovered: number;
  /** 1 at calls that are searched for; all others are dimmed. */
  readonly matches: Uint8Array | undefined;
  readonly palette: Palette;
}

/** Tops of all lanes, and behind them the height of them all. */
export function laneTops(table: CallTable): number[] {
  const tops = [0];
  for (const { rows } of table.lanes) tops.push(tops.at(-1)! + LANE_HEAD + rows.length * CALL_HEIGHT + LANE_GAP);
  return tops;
}

/** The top of the row in which a call is drawn. */
export function topOfCall(table: CallTable, tops: readonly number[], call: number): number {
  return tops[table.lane[call]!]! + LANE_HEAD + table.depth[call]! * CALL_HEIGHT;
}

/** Draws the rows on screen. What is below a pixel is drawn together, so the cost is that of the pixels. */
export function drawTimeline(context: CanvasRenderingContext2D, scene: TimelineScene): void {
  const { table, tops, scrollTop, height } = scene;
  drawTicks(context, scene);
  context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "middle";
  table.lanes.forEach((lane, index) => {
    lane.rows.forEach((row, depth) => {
      const top = tops[index]! + LANE_HEAD + depth * CALL_HEIGHT - scrollTop;
      if (top > -CALL_HEIGHT && top < height) drawRow(context, scene, row, top);
    });
  });
  for (const call of [scene.hovered, scene.selected]) if (call >= 0) outline(context, scene, call);
}

/** The call at a place of the time line, or -1; one that is thinner than a pixel can be hit too. */
export function callAt({ table, tops, window, width }: Pick<TimelineScene, "table" | "tops" | "window" | "width">, x: number, y: number): number {
  const lane = tops.findLastIndex((top) => top <= y);
  const row = table.lanes[lane]?.rows[Math.floor((y - tops[lane]! - LANE_HEAD) / CALL_HEIGHT)];
  if (!row) return -1;
  const time = (place: number) => window[0] + (place / width) * (window[1] - window[0]);
  const call = row.calls[behind(row.starts, time(x + 1)) - 1] ?? -1;
  return call >= 0 && table.end[call]! >= time(x - 1) ? call : -1;
}

function drawTicks(context: CanvasRenderingContext2D, { ticks, window, width, height, palette }: TimelineScene): void {
  context.fillStyle = palette.grid;
  for (const tick of ticks) context.fillRect(Math.round(placeOf(tick, window, width)), 0, 1, height);
}

function drawRow(context: CanvasRenderingContext2D, scene: TimelineScene, row: LaneRow, top: number): void {
  const { table, window, width } = scene;
  const pixel = (window[1] - window[0]) / width;
  for (let at = Math.max(0, behind(row.starts, window[0]) - 1); at < row.calls.length && row.starts[at]! < window[1]; ) {
    const call = row.calls[at]!;
    if (table.end[call]! - table.start[call]! >= pixel) {
      drawCall(context, scene, call, top);
      at++;
    } else {
      const left = Math.floor(placeOf(table.start[call]!, window, width));
      const next = Math.max(at + 1, behind(row.starts, window[0] + (left + 1) * pixel));
      drawBin(context, scene, row, [at, next], left, top, pixel);
      at = next;
    }
  }
}

/** Calls that share a pixel: the busier it is, the stronger its colour. */
function drawBin(context: CanvasRenderingContext2D, { table, palette, matches }: TimelineScene, row: LaneRow, [at, next]: readonly [number, number], left: number, top: number, pixel: number): void {
  const call = row.calls[at]!;
  const busy = Math.min(1, (row.busyBefore[next]! - row.busyBefore[at]!) / pixel);
  const dimmed = matches !== undefined && !row.calls.subarray(at, next).some((one) => matches[one] === 1);
  context.globalAlpha = dimmed ? 0.12 : FAINTEST + (1 - FAINTEST) * busy;
  context.fillStyle = palette.service(slotOf(nodeOf(table, call).class));
  context.fillRect(left, top + 1, 1, CALL_HEIGHT - 2);
  context.globalAlpha = 1;
}

function drawCall(context: CanvasRenderingContext2D, scene: TimelineScene, call: number, top: number): void {
  const { table, palette, matches } = scene;
  const [left, right] = edges(scene, call);
  const node = nodeOf(table, call);
  const dimmed = matches !== undefined && matches[call] !== 1;
  context.fillStyle = palette.service(slotOf(node.class));
  context.globalAlpha = dimmed ? 0.12 : 0.42;
  context.fillRect(left, top + 1, Math.max(1, right - left - 1), CALL_HEIGHT - 2);
  context.globalAlpha = dimmed ? 0.2 : 1;
  context.fillRect(left, top + 1, Math.min(2, right - left), CALL_HEIGHT - 2);
  if (table.endSeen[call] === 0) drawOpenEnd(context, palette, right, top);
  if (node.errors > 0 && node.errors === node.count) {
    context.fillStyle = palette.error;
    context.fillRect(left, top + CALL_HEIGHT - 3, Math.max(1, right - left - 1), 2);
  }
  if (right - left >= LEAST_LABEL) drawLabel(context, scene, call, left, right, top);
  context.globalAlpha = 1;
}

/** Three dots where a bar has no known end. */
function drawOpenEnd(context: CanvasRenderingContext2D, palette: Palette, right: number, top: number): void {
  context.fillStyle = palette.text;
  for (const back of [5, 9, 13]) context.fillRect(right - back, top + CALL_HEIGHT / 2, 2, 2);
}

function drawLabel(context: CanvasRenderingContext2D, { table, palette }: TimelineScene, call: number, left: number, right: number, top: number): void {
  const node = nodeOf(table, call);
  const simple = node.class.slice(node.class.lastIndexOf(".") + 1);
  const room = right - left - 8;
  const label = [`${simple}.${node.method}`, node.method].find((text) => context.measureText(text).width <= room) ?? fitted(context, node.method, room);
  context.fillStyle = palette.text;
  context.fillText(label, left + 5, top + CALL_HEIGHT / 2 + 0.5);
}

function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  const letters = Math.floor((text.length * room) / context.measureText(text).width) - 1;
  return letters < 3 ? "" : `${text.slice(0, letters)}…`;
}

function outline(context: CanvasRenderingContext2D, scene: TimelineScene, call: number): void {
  const { table, tops, scrollTop, palette } = scene;
  const [left, right] = edges(scene, call);
  if (right < left) return;
  context.strokeStyle = call === scene.selected ? palette.accent : palette.muted;
  context.lineWidth = call === scene.selected ? 2 : 1;
  context.strokeRect(left, topOfCall(table, tops, call) - scrollTop + 1, Math.max(2, right - left - 1), CALL_HEIGHT - 2);
}

/** Left and right of a call, as far as they are in the window; right of it is before left where none of it is. */
function edges({ table, window, width }: TimelineScene, call: number): readonly [number, number] {
  const left = placeOf(table.start[call]!, window, width);
  const right = placeOf(table.end[call]!, window, width);
  return right < 0 || left > width ? [0, -1] : [Math.max(0, left), Math.min(width, right)];
}
