// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

export type Point = readonly [x: number, y: number];

const DASH = 4;

/** SVG's words for a line through points; it breaks where a point is lacking, and one alone is a dash. */
export function linePath(points: readonly (Point | null)[]): string {
  return runs(points)
    .map((run) => (run.length === 1 ? `M${at([run[0]![0] - DASH / 2, run[0]![1]])}h${DASH}` : `M${run.map(at).join("L")}`))
    .join("");
}

/** The same, filled down to `floor`. */
export function areaPath(points: readonly (Point | null)[], floor: number): string {
  return runs(points)
    .map((run) => `M${at([run[0]![0], floor])}L${run.map(at).join("L")}L${at([run.at(-1)![0], floor])}Z`)
    .join("");
}

/** A smooth way from left to right (or back) through points, level at each of them. */
export function smoothPath(points: readonly Point[]): string {
  return points.reduce((path, point, index) => {
    const before = points[index - 1];
    if (!before) return `M${at(point)}`;
    const middle = (before[0] + point[0]) / 2;
    return `${path}C${at([middle, before[1]])} ${at([middle, point[1]])} ${at(point)}`;
  }, "");
}

function runs(points: readonly (Point | null)[]): Point[][] {
  const found: Point[][] = [];
  let open = false;
  for (const point of points) {
    if (point && open) found.at(-1)!.push(point);
    else if (point) found.push([point]);
    open = point !== null;
  }
  return found;
}

function at([x, y]: Point): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
