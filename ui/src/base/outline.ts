// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** An outline is a forest in pre-order: `end[row]` is the first row behind the subtree of `row`. */
export interface Outline {
  readonly size: number;
  readonly end: Int32Array;
  readonly depth: Int32Array;
  readonly parent: Int32Array;
}

/** Builds depths and subtree ends from parents in pre-order (-1 at a root), without recursion. */
export function outlineOf(parent: Int32Array): Outline {
  const size = parent.length;
  const depth = new Int32Array(size);
  const end = new Int32Array(size);
  for (let row = 0; row < size; row++) {
    const above = parent[row]!;
    depth[row] = above < 0 ? 0 : depth[above]! + 1;
    end[row] = row + 1;
  }
  for (let row = size - 1; row >= 0; row--) {
    const above = parent[row]!;
    if (above >= 0 && end[row]! > end[above]!) end[above] = end[row]!;
  }
  return { size, end, depth, parent };
}

/** The rows to show: subtrees of closed rows are jumped over, so the work is that of what is shown. */
export function visibleRows(outline: Outline, closed: (row: number) => boolean): Int32Array {
  const shown = new Int32Array(outline.size);
  let count = 0;
  for (let row = 0; row < outline.size; row = closed(row) ? outline.end[row]! : row + 1) shown[count++] = row;
  return shown.subarray(0, count);
}

/** The matching rows with all that stands above them, so that no match hangs in the air. */
export function rowsWithAncestors(outline: Outline, matches: Int32Array): Int32Array {
  const kept = new Uint8Array(outline.size);
  let count = 0;
  for (const match of matches) {
    for (let row = match; row >= 0 && kept[row] === 0; row = outline.parent[row]!) {
      kept[row] = 1;
      count++;
    }
  }
  const rows = new Int32Array(count);
  for (let row = 0, next = 0; next < count; row++) if (kept[row] === 1) rows[next++] = row;
  return rows;
}

/** The first position whose value is at least `value`, in ascending `rows`. */
export function lowerBound(rows: Int32Array, value: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next (or previous) of `rows` seen from `row`, round the end; undefined when there is none. */
export function neighbour(rows: Int32Array, row: number, forward: boolean): number | undefined {
  if (rows.length === 0) return undefined;
  const at = lowerBound(rows, forward ? row + 1 : row) - (forward ? 0 : 1);
  return rows[(at + rows.length) % rows.length];
}
