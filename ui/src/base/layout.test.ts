// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { type Arc, layersOf, leavingOf } from "./layers";
import { layOut } from "./layout";
import { crossings, ordered } from "./ordering";
import { spaced } from "./spacing";

const SIZES = { nodeWidth: 100, nodeHeight: 40, rowGap: 10, columnGap: 60 };

/** A graph as services are: a few entries, each node called by one above it and calling others below, and a few that all call. */
function layered(size: number): Arc[] {
  return Array.from({ length: size - 1 }, (_, before) => before + 1).flatMap((node): Arc[] => [[Math.floor((node - 1) / 3), node], [node, Math.min(size - 1, node * 2 + 7)], [node, size - 1 - (node % 7)]]);
}

/** A graph as none should be: all call each other over many corners. */
function tangled(size: number): Arc[] {
  return Array.from({ length: size }, (_, from) => from).flatMap((from) => [1, 7, 31].map((step): Arc => [from, (from * 3 + step) % size]));
}

describe("layers", () => {
  it("callers stand left of all that they call", () => {
    expect([...layersOf(4, [[0, 1], [1, 2], [0, 2], [2, 3]])]).toEqual([0, 1, 2, 3]);
  });

  it("who is not called stands just before the first that it calls", () => {
    expect([...layersOf(4, [[0, 1], [1, 2], [3, 2]])]).toEqual([0, 1, 2, 1]);
  });

  it("a circle ends where it began, and a call to itself changes nothing", () => {
    const layer = layersOf(4, [[0, 1], [1, 2], [2, 1], [2, 3], [3, 0], [3, 3]]);
    expect([...layer]).toEqual([0, 1, 2, 3]);
  });

  it("a chain of 20 000 needs no recursion", () => {
    const chain = Array.from({ length: 19_999 }, (_, n): Arc => [n, n + 1]);
    expect(layersOf(20_000, chain).at(-1)).toBe(19_999);
  });
});

describe("order", () => {
  it("crossed arcs are disentangled", () => {
    const arcs: Arc[] = [[0, 3], [1, 4], [2, 5], [0, 4]];
    const layers = [[2, 0, 1], [3, 4, 5]];
    const leaving = leavingOf(6, arcs);
    expect(crossings(layers, leaving)).toBeGreaterThan(0);
    expect(crossings(ordered(layers, arcs, 6), leaving)).toBe(0);
  });

  it("is never worse than it was", () => {
    const arcs: Arc[] = [[0, 4], [0, 7], [1, 5], [1, 6], [2, 4], [2, 6], [3, 5], [3, 7]];
    const layers = [[0, 1, 2, 3], [4, 5, 6, 7]];
    expect(crossings(ordered(layers, arcs, 8), leavingOf(8, arcs))).toBeLessThanOrEqual(crossings(layers, leavingOf(8, arcs)));
  });
});

describe("spacing", () => {
  it("leaves alone what has room", () => expect(spaced([0, 100, 250], [0, 50, 100])).toEqual([0, 100, 250]));

  it("moves what is too close to both sides", () => expect(spaced([10, 10, 10], [0, 50, 100])).toEqual([-40, 10, 60]));

  it("keeps order where wishes are against it", () => {
    const places = spaced([100, 0, 40], [0, 30, 60]);
    expect(places.every((place, at) => at === 0 || place - places[at - 1]! >= 30 - 1e-9)).toBe(true);
  });
});

describe("layout", () => {
  it.each([["layered", layered], ["tangled", tangled]] as const)("no two nodes overlap, and all lie within: %s", (_, graph) => {
    const { nodes, width, height } = layOut(60, graph(60), SIZES);
    for (const [at, [x, y]] of nodes.entries()) {
      expect(x).toBeGreaterThanOrEqual(50);
      expect(x).toBeLessThanOrEqual(width - 50);
      expect(y).toBeGreaterThanOrEqual(20 - 1e-6);
      expect(y).toBeLessThanOrEqual(height - 20 + 1e-6);
      for (const [otherX, otherY] of nodes.slice(0, at)) expect(Math.abs(x - otherX) >= 160 || Math.abs(y - otherY) >= 50 - 1e-6).toBe(true);
    }
  });

  it("a way round other nodes bends once in each layer between, in its own direction", () => {
    const { nodes, bends } = layOut(4, [[0, 1], [1, 2], [2, 3], [0, 3], [3, 0]], SIZES);
    expect(bends.map((points) => points.length)).toEqual([0, 0, 0, 2, 2]);
    expect(bends[3]![0]![0]).toBe(nodes[1]![0]);
    expect(bends[4]![0]![0]).toBe(nodes[2]![0]);
  });

  it("nothing at all has a layout", () => expect(layOut(0, [], SIZES)).toEqual({ width: 0, height: 0, nodes: [], bends: [] }));

  it("200 nodes with 600 edges take less than 600 ms", () => {
    const began = performance.now();
    layOut(200, layered(200), SIZES);
    expect(performance.now() - began).toBeLessThan(600);
  });
});
