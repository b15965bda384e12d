// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { type Arc, type Leaving, leavingOf } from "./layers";

/** Sweeps beyond which graphs of a few hundred nodes hardly get better. */
const SWEEPS = 16;

/**
 * Orders the slots of each layer so that few arcs cross. Every arc leads from a layer to the next.
 * Each slot goes to the mean place of its neighbours, layer by layer to and fro; the best of all orders wins.
 */
export function ordered(layers: readonly (readonly number[])[], arcs: readonly Arc[], size: number): readonly (readonly number[])[] {
  const after = leavingOf(size, arcs);
  const before = leavingOf(size, arcs.map(([from, to]): Arc => [to, from]));
  let current = layers;
  let best = layers;
  let fewest = crossings(layers, after);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    current = sweep % 2 === 0 ? swept(current, before) : swept(current.toReversed(), after).toReversed();
    const crossed = crossings(current, after);
    if (crossed < fewest) [best, fewest] = [current, crossed];
  }
  return best;
}

/** Each layer by the places of its neighbours in the one before it. */
function swept(layers: readonly (readonly number[])[], neighbours: Leaving): readonly (readonly number[])[] {
  const place = new Map<number, number>();
  return layers.map((layer) => {
    const wanted = new Map(layer.map((slot, at) => [slot, mean(neighbours[slot]!.flatMap((other) => place.get(other) ?? [])) ?? at]));
    const sorted = layer.toSorted((a, b) => wanted.get(a)! - wanted.get(b)!);
    sorted.forEach((slot, at) => place.set(slot, at));
    return sorted;
  });
}

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How often arcs cross between neighbouring layers. */
export function crossings(layers: readonly (readonly number[])[], after: Leaving): number {
  const place = new Map(layers.flatMap((layer) => layer.map((slot, at) => [slot, at] as const)));
  return layers.reduce((sum, layer) => sum + inversions(layer.flatMap((slot) => after[slot]!.map((to) => place.get(to)!).toSorted((a, b) => a - b))), 0);
}

function inversions(places: readonly number[]): number {
  let count = 0;
  for (let i = 1; i < places.length; i++) for (let j = 0; j < i; j++) if (places[j]! > places[i]!) count++;
  return count;
}
