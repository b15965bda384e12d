// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { type Arc, type Leaving, leavingOf } from "./layers";

/** Sweeps beyond which graphs of a few hundred nodes hardly get better. */
const SWEEPS = 16;

/** Slots that all rounds together may visit: what is too tangled to be read anyway must not keep the page waiting. */
const MOST_VISITS = 40_000;

/** How many rounds a graph of so many slots gets. */
export function rounds(most: number, slots: number): number {
  return Math.max(2, Math.min(most, Math.floor(MOST_VISITS / slots)));
}

type Layers = readonly (readonly number[])[];

/**
 * Orders the slots of each layer so that few arcs cross. Every arc leads from a layer to the next.
 * Each slot goes to the mean place of its neighbours, layer by layer to and fro; the best of all orders wins.
 */
export function ordered(layers: Layers, arcs: readonly Arc[], size: number): Layers {
  const after = leavingOf(size, arcs);
  const before = leavingOf(size, arcs.map(([from, to]): Arc => [to, from]));
  let current = layers;
  let best = layers;
  let fewest = crossings(layers, after);
  for (let sweep = 0; sweep < rounds(SWEEPS, size) && fewest > 0; sweep++) {
    current = sweep % 2 === 0 ? swept(current, before) : swept(current.toReversed(), after).toReversed();
    const crossed = crossings(current, after);
    if (crossed < fewest) [best, fewest] = [current, crossed];
  }
  return best;
}

/** Each layer by the places of its neighbours in the one before it. */
function swept(layers: Layers, neighbours: Leaving): Layers {
  const place = new Float64Array(neighbours.length);
  const wanted = new Float64Array(neighbours.length);
  return layers.map((layer, index) => {
    layer.forEach((slot, at) => (wanted[slot] = index === 0 ? at : (meanOf(neighbours[slot]!, place) ?? at)));
    const sorted = layer.toSorted((a, b) => wanted[a]! - wanted[b]!);
    sorted.forEach((slot, at) => (place[slot] = at));
    return sorted;
  });
}

/** The mean place of some slots; undefined where there are none. */
export function meanOf(slots: readonly number[], place: Float64Array): number | undefined {
  let sum = 0;
  for (const slot of slots) sum += place[slot]!;
  return slots.length === 0 ? undefined : sum / slots.length;
}

/** How often arcs cross between neighbouring layers. */
export function crossings(layers: Layers, after: Leaving): number {
  const place = new Int32Array(after.length);
  for (const layer of layers) layer.forEach((slot, at) => (place[slot] = at));
  return layers.reduce((sum, layer, index) => sum + inversions(layer.flatMap((slot) => after[slot]!.map((to) => place[to]!).toSorted((a, b) => a - b)), layers[index + 1]?.length ?? 0), 0);
}

/** Pairs of places below `size` that stand in the wrong order, counted in a tree of sums (Fenwick's). */
function inversions(places: readonly number[], size: number): number {
  const sums = new Int32Array(size + 1);
  let count = 0;
  places.forEach((place, before) => {
    let notAbove = 0;
    for (let at = place + 1; at > 0; at -= at & -at) notAbove += sums[at]!;
    count += before - notAbove;
    for (let at = place + 1; at <= size; at += at & -at) sums[at]!++;
  });
  return count;
}
