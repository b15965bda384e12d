// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { CallTree, Fragment, MethodNode } from "./documents";

/**
 * Every call of a trace that was recorded in order. Calls have numbers, tree after tree; what a thread ran
 * is a lane, and a lane has a row for each depth, in which no two calls overlap.
 */
export interface CallTable {
  readonly trees: readonly CallTree[];
  readonly size: number;
  readonly tree: Int32Array;
  /** The place of the call's node among those of its tree. */
  readonly node: Int32Array;
  readonly start: Float64Array;
  /** Where the end was not seen, the latest moment at which it can have been. */
  readonly end: Float64Array;
  readonly endSeen: Uint8Array;
  readonly depth: Int32Array;
  readonly lane: Int32Array;
  readonly lanes: readonly Lane[];
  /** All calls by start, calling ones first. */
  readonly order: Int32Array;
  readonly whole: readonly [from: number, to: number];
}

export interface Lane {
  readonly tree: number;
  readonly fragment: Fragment;
  readonly calls: number;
  readonly rows: readonly LaneRow[];
}

export interface LaneRow {
  /** Numbers of the calls, by start. */
  readonly calls: Int32Array;
  readonly starts: Float64Array;
  /** Nanoseconds spent in all calls before this one: what lies between two calls costs no walk. */
  readonly busyBefore: Float64Array;
}

export function callTable(trees: readonly CallTree[]): CallTable {
  const size = trees.reduce((sum, { calls }) => sum + (calls?.node.length ?? 0), 0);
  const columns = {
    tree: new Int32Array(size),
    node: new Int32Array(size),
    start: new Float64Array(size),
    end: new Float64Array(size),
    endSeen: new Uint8Array(size),
    depth: new Int32Array(size),
    lane: new Int32Array(size),
  };
  const lanes: Lane[] = [];
  let first = 0;
  trees.forEach((tree, index) => {
    fillTree(columns, tree, index, first);
    appendLanes(columns, tree, index, first, lanes);
    first += tree.calls?.node.length ?? 0;
  });
  const order = Int32Array.from({ length: size }, (_, call) => call);
  if (trees.filter(({ calls }) => calls).length > 1) order.sort((a, b) => columns.start[a]! - columns.start[b]! || columns.depth[a]! - columns.depth[b]!);
  return { ...columns, trees, size, lanes, order, whole: extent(columns.start, columns.end) };
}

/** Key of a call for the URL. */
export function callKey(table: CallTable, call: number): string {
  const tree = table.tree[call]!;
  return `${tree}.${call - firstOf(table, tree)}`;
}

/** The call that the URL names, or -1. */
export function callOfKey(table: CallTable, key: string | undefined): number {
  const match = /^(\d+)\.(\d+)$/.exec(key ?? "");
  if (!match) return -1;
  const tree = Number(match[1]);
  const within = Number(match[2]);
  return within < (table.trees[tree]?.calls?.node.length ?? 0) ? firstOf(table, tree) + within : -1;
}

export function nodeOf(table: CallTable, call: number): MethodNode {
  return table.trees[table.tree[call]!]!.nodes[table.node[call]!]!;
}

/** The call that made this one, or -1 where it is at the top of its thread or not kept. */
export function callerOf(table: CallTable, call: number): number {
  const above = table.lanes[table.lane[call]!]!.rows[table.depth[call]! - 1];
  const caller = above?.calls[behind(above.starts, table.start[call]!) - 1] ?? -1;
  const made = caller >= 0 && nodeOf(table, caller).id === nodeOf(table, call).parent && table.end[caller]! >= table.start[call]!;
  return made ? caller : -1;
}

/** The first call that this one made, or -1. */
export function firstCalled(table: CallTable, call: number): number {
  const below = table.lanes[table.lane[call]!]!.rows[table.depth[call]! + 1];
  if (!below) return -1;
  for (let at = Math.max(0, behind(below.starts, table.start[call]!) - 1); at < below.calls.length && below.starts[at]! <= table.end[call]!; at++) {
    if (callerOf(table, below.calls[at]!) === call) return below.calls[at]!;
  }
  return -1;
}

/** The first position whose value is beyond `value`, in ascending `values`. */
export function behind(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Columns = Pick<CallTable, "tree" | "node" | "start" | "end" | "endSeen" | "depth" | "lane">;

function firstOf(table: CallTable, tree: number): number {
  return table.trees.slice(0, tree).reduce((sum, { calls }) => sum + (calls?.node.length ?? 0), 0);
}

function fillTree(columns: Columns, tree: CallTree, index: number, first: number): void {
  if (!tree.calls) return;
  const { node, startNanos, durationNanos } = tree.calls;
  if (node.length !== startNanos.length || node.length !== durationNanos.length) throw new Error(`calls: ${node.length}, ${startNanos.length}, ${durationNanos.length} rows (expected: equally many)`);
  const places = new Map(tree.nodes.map(({ id }, place) => [id, place]));
  const depths = depthsOf(tree, places);
  node.forEach((id, at) => {
    const place = places.get(id);
    if (place === undefined) throw new Error(`calls.node: ${id} (expected: a node of the tree)`);
    const call = first + at;
    columns.tree[call] = index;
    columns.node[call] = place;
    columns.depth[call] = depths[place]!;
    columns.start[call] = startNanos[at]!;
    columns.end[call] = startNanos[at]! + (durationNanos[at] ?? 0);
    columns.endSeen[call] = durationNanos[at] === null ? 0 : 1;
  });
}

/** Parents stand before children, so one walk knows all depths. */
function depthsOf(tree: CallTree, places: ReadonlyMap<number, number>): Int32Array {
  const depths = new Int32Array(tree.nodes.length);
  tree.nodes.forEach(({ parent }, place) => {
    const above = parent === null ? undefined : places.get(parent);
    depths[place] = above === undefined ? 0 : depths[above]! + 1;
  });
  return depths;
}

function appendLanes(columns: Columns, tree: CallTree, index: number, first: number, lanes: Lane[]): void {
  const size = tree.calls?.node.length ?? 0;
  const treeEnd = columns.end.subarray(first, first + size).reduce((last, end) => Math.max(last, end), 0);
  const rowsOf = new Map<number, number[][]>();
  for (let call = first; call < first + size; call++) {
    const { fragment } = tree.nodes[columns.node[call]!]!;
    const rows = rowsOf.get(fragment) ?? [];
    rowsOf.set(fragment, rows);
    for (let depth = rows.length; depth <= columns.depth[call]!; depth++) rows.push([]);
    rows[columns.depth[call]!]!.push(call);
  }
  for (const fragment of tree.fragments) {
    const rows = rowsOf.get(fragment.id);
    if (!rows) continue;
    const calls = rows.flat();
    closeOpenCalls(columns, rows, treeEnd);
    for (const call of calls) columns.lane[call] = lanes.length;
    lanes.push({ tree: index, fragment, calls: calls.length, rows: rows.map((row) => laneRow(columns, row)) });
  }
}

/** A call whose end was not seen ended before the next one of its row began, with its caller at the latest. */
function closeOpenCalls(columns: Columns, rows: readonly number[][], treeEnd: number): void {
  rows.forEach((row, depth) => {
    const above = rows[depth - 1] ?? [];
    let caller = 0;
    row.forEach((call, at) => {
      const start = columns.start[call]!;
      while (caller + 1 < above.length && columns.start[above[caller + 1]!]! <= start) caller++;
      if (columns.endSeen[call] === 1) return;
      const next = row[at + 1];
      const callerEnd = above.length === 0 ? treeEnd : columns.end[above[caller]!]!;
      columns.end[call] = Math.max(start, Math.min(callerEnd, next === undefined ? treeEnd : columns.start[next]!));
    });
  });
}

function laneRow(columns: Columns, row: readonly number[]): LaneRow {
  const busyBefore = new Float64Array(row.length + 1);
  row.forEach((call, at) => {
    busyBefore[at + 1] = busyBefore[at]! + columns.end[call]! - columns.start[call]!;
  });
  return { calls: Int32Array.from(row), starts: Float64Array.from(row, (call) => columns.start[call]!), busyBefore };
}

function extent(start: Float64Array, end: Float64Array): readonly [number, number] {
  let [from, to] = [Infinity, 0];
  for (let call = 0; call < start.length; call++) {
    from = Math.min(from, start[call]!);
    to = Math.max(to, end[call]!);
  }
  return from === Infinity ? [0, 1] : [Math.max(0, from), Math.max(to, from + 1)];
}
