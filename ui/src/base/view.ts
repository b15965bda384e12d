// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Point } from "./curve";

/** How a drawing lies in its box: moved, then scaled. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 32;
const LEAST_SCALE = 0.1;
const MOST_SCALE = 3;
/** A small drawing is not blown up to fill its box. */
const MOST_FITTED = 1.1;

/** All of the drawing in the middle of the box. */
export function fitted(drawing: Size, box: Size): View {
  const room = { width: Math.max(1, box.width - 2 * MARGIN), height: Math.max(1, box.height - 2 * MARGIN) };
  const scale = within(Math.min(MOST_FITTED, room.width / Math.max(1, drawing.width), room.height / Math.max(1, drawing.height)));
  return { scale, x: (box.width - drawing.width * scale) / 2, y: (box.height - drawing.height * scale) / 2 };
}

/** Closer or wider, while what lies at a place of the box stays there. */
export function zoomedAt({ x, y, scale }: View, [atX, atY]: Point, factor: number): View {
  const next = within(scale * factor);
  const ratio = next / scale;
  return { scale: next, x: atX - (atX - x) * ratio, y: atY - (atY - y) * ratio };
}

/** With a place of the drawing in the middle of the box. */
export function centred({ scale }: View, [x, y]: Point, box: Size): View {
  return { scale, x: box.width / 2 - x * scale, y: box.height / 2 - y * scale };
}

/** A view as an address says it: what lies in the middle of the box, and the scale. So it is good for boxes of any size. */
export function formatView({ x, y, scale }: View, box: Size): string {
  return [(box.width / 2 - x) / scale, (box.height / 2 - y) / scale, scale * 100].map(Math.round).join(",");
}

/** The view that an address says; undefined where it says none. */
export function readView(written: string | undefined, box: Size): View | undefined {
  const [x, y, percent] = (written ?? "").split(",").map(Number);
  if (x === undefined || y === undefined || percent === undefined || ![x, y, percent].every(Number.isFinite)) return undefined;
  return centred({ x: 0, y: 0, scale: within(percent / 100) }, [x, y], box);
}

function within(scale: number): number {
  return Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));
}
