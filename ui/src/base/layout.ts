// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Point } from "./curve";
import { type Arc, layersOf, leavingOf } from "./layers";
import { meanOf, ordered, rounds } from "./ordering";
import { spaced } from "./spacing";

/** Where nodes and the ways between them lie, from the upper left. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The centre of each node. */
  readonly nodes: readonly Point[];
  /** For each arc the points between its ends, in its own direction. */
  readonly bends: readonly (readonly Point[])[];
}

export interface Sizes {
  readonly nodeWidth: number;
  readonly nodeHeight: number;
  /** Between the nodes of a layer, and between layers. */
  readonly rowGap: number;
  readonly columnGap: number;
}

/** How often slots move towards their neighbours. */
const PASSES = 12;

/** Lays a graph out from left to right: layers, then an order with few crossings, then places near neighbours. */
export function layOut(size: number, arcs: readonly Arc[], sizes: Sizes): Layout {
  const { layers, chains, steps, slots } = slotted(size, arcs);
  const order = ordered(layers, steps, slots);
  const y = placed(order, steps, slots, (slot) => (slot < size ? sizes.nodeHeight + sizes.rowGap : sizes.rowGap));
  const top = Math.min(...y) - sizes.nodeHeight / 2;
  const columnOf = new Int32Array(slots);
  order.forEach((layer, column) => layer.forEach((slot) => (columnOf[slot] = column)));
  const point = (slot: number): Point => [sizes.nodeWidth / 2 + columnOf[slot]! * (sizes.nodeWidth + sizes.columnGap), y[slot]! - top];
  return {
    width: Math.max(0, order.length * (sizes.nodeWidth + sizes.columnGap) - sizes.columnGap),
    height: size === 0 ? 0 : Math.max(...y) - top + sizes.nodeHeight / 2,
    nodes: Array.from({ length: size }, (_, node) => point(node)),
    bends: chains.map((chain) => chain.map(point)),
  };
}

/** A graph whose arcs lead from layer to layer: where one leads further, a slot in each layer between keeps its way free. */
interface Slotted {
  readonly slots: number;
  readonly layers: readonly (readonly number[])[];
  readonly steps: readonly Arc[];
  /** For each arc its slots between its ends. */
  readonly chains: readonly (readonly number[])[];
}

function slotted(size: number, arcs: readonly Arc[]): Slotted {
  const layerOf = layersOf(size, arcs);
  const layers = Array.from({ length: size === 0 ? 0 : Math.max(...layerOf) + 1 }, (): number[] => []);
  layerOf.forEach((layer, node) => layers[layer]!.push(node));
  const steps: Arc[] = [];
  let slots = size;
  const chains = arcs.map(([from, to]) => {
    const [left, right] = layerOf[from]! <= layerOf[to]! ? [from, to] : [to, from];
    const chain: number[] = [];
    for (let layer = layerOf[left]! + 1; layer < layerOf[right]!; layer++) {
      layers[layer]!.push(slots);
      chain.push(slots++);
    }
    const way = [left, ...chain, right];
    if (left !== right) way.slice(1).forEach((slot, at) => steps.push([way[at]!, slot]));
    return left === from ? chain : chain.toReversed();
  });
  return { slots, layers, steps, chains };
}

/** Heights of all slots: each near its neighbours' mean, as far as its layer has room. */
function placed(order: readonly (readonly number[])[], steps: readonly Arc[], slots: number, roomOf: (slot: number) => number): Float64Array {
  const neighbours = [leavingOf(slots, steps.map(([from, to]): Arc => [to, from])), leavingOf(slots, steps)] as const;
  const rooms = order.map((layer) => distances(layer.map(roomOf)));
  const y = new Float64Array(slots);
  order.forEach((layer, column) => layer.forEach((slot, at) => (y[slot] = rooms[column]![at]! - rooms[column]!.at(-1)! / 2)));
  for (let pass = 0; pass < rounds(PASSES, slots); pass++) {
    const columns = order.map((_, column) => (pass % 2 === 0 ? column : order.length - 1 - column));
    for (const column of columns) {
      const layer = order[column]!;
      const wanted = layer.map((slot) => meanOf(neighbours[pass % 2]![slot]!, y) ?? y[slot]!);
      spaced(wanted, rooms[column]!).forEach((place, at) => (y[layer[at]!] = place));
    }
  }
  return y;
}

/** How far each centre is from the first, if all stand close. */
function distances(rooms: readonly number[]): number[] {
  let distance = 0;
  return rooms.map((room, index) => (distance += index === 0 ? 0 : (rooms[index - 1]! + room) / 2));
}
