// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** From one node to another, by their numbers. */
export type Arc = readonly [from: number, to: number];

/** Arcs by the node they leave. */
export type Leaving = readonly (readonly number[])[];

/** The layer of each node: right of all that call it. What would close a circle counts the other way round. */
export function layersOf(size: number, arcs: readonly Arc[]): Int32Array {
  const forward = withoutCircles(size, arcs);
  const leaving = leavingOf(size, forward);
  const waiting = new Int32Array(size);
  for (const [, to] of forward) waiting[to]!++;
  const layer = new Int32Array(size);
  const ready = Array.from({ length: size }, (_, node) => node).filter((node) => waiting[node] === 0);
  const sources = ready.length;
  for (let next = 0; next < ready.length; next++) {
    for (const to of leaving[ready[next]!]!) {
      layer[to] = Math.max(layer[to]!, layer[ready[next]!]! + 1);
      if (--waiting[to]! === 0) ready.push(to);
    }
  }
  for (const source of ready.slice(0, sources)) layer[source] = rightmost(leaving[source]!, layer);
  return layer;
}

/** A node that nobody calls stands just before the first that it calls. */
function rightmost(called: readonly number[], layer: Int32Array): number {
  return called.length === 0 ? 0 : Math.min(...called.map((node) => layer[node]!)) - 1;
}

export function leavingOf(size: number, arcs: readonly Arc[]): Leaving {
  const leaving = Array.from({ length: size }, (): number[] => []);
  for (const [from, to] of arcs) leaving[from]!.push(to);
  return leaving;
}

/** The arcs, of which those that lead back to where a walk came from are turned round; arcs to themselves are left out. */
function withoutCircles(size: number, arcs: readonly Arc[]): Arc[] {
  const others = arcs.filter(([from, to]) => from !== to);
  const called = new Set(others.map(([, to]) => to));
  const starts = Array.from({ length: size }, (_, node) => node).toSorted((a, b) => Number(called.has(a)) - Number(called.has(b)) || a - b);
  const back = backArcs(leavingOf(size, others), starts);
  return others.map(([from, to]): Arc => (back.has(from * size + to) ? [to, from] : [from, to]));
}

const UNSEEN = 0;
const OPEN = 1;
const LEFT = 2;

/** The arcs (as `from * size + to`) that a walk in depth meets while their end is still open; without recursion. */
function backArcs(leaving: Leaving, starts: readonly number[]): ReadonlySet<number> {
  const back = new Set<number>();
  const state = new Uint8Array(leaving.length);
  const next = new Int32Array(leaving.length);
  for (const start of starts) {
    const way = state[start] === UNSEEN ? [start] : [];
    while (way.length > 0) {
      const node = way.at(-1)!;
      state[node] = OPEN;
      const to = leaving[node]![next[node]!++];
      if (to === undefined) state[way.pop()!] = LEFT;
      else if (state[to] === OPEN) back.add(node * leaving.length + to);
      else if (state[to] === UNSEEN) way.push(to);
    }
  }
  return back;
}
