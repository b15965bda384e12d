// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { nextLink } from "./client";
import type { CallTree, MethodNode, TraceSkeleton } from "./documents";
import { hotRows, lineKey, methodTable } from "./methodTable";
import { rowOfSpan, rowsNamed, spanIdAt, traceTable } from "./traceTable";

const IDS = ["aaaaaaaaaaaaaaa1", "1aaaaaaaaaaaaaaa", "00000000000000ff"];

function skeleton(change: Partial<TraceSkeleton["columns"]> = {}): TraceSkeleton {
  const columns = { parent: [-1, 0, 1], start: [0, 5, 6], duration: [100, 50, 2], name: [0, 1, 1], service: [0, 1, 1], kind: [2, 3, 2], status: [0, 2, 0], subtreeEnd: [3, 3, 3], ...change };
  return { version: 1, traceId: "t", startUnixNanos: "1", durationNanos: 100, spanCount: 3, truncated: false, services: ["shop", "stock"], names: ["GET /", "Reserve"], columns, spanIds: IDS.join(""), missingParents: 0, callTrees: [] };
}

function node(id: number, parent: number | null, fragment: number, totalNanos: number | null, errors = 0): MethodNode {
  return { id, parent, fragment, class: "a.B", method: `m${id}`, descriptor: "()V", line: null, count: 1, timedCount: 1, measuredCount: 1, totalNanos, selfNanos: totalNanos, totalAllocatedBytes: null, selfAllocatedBytes: null, errors, firstStartNanos: 0 };
}

const TREE: CallTree = {
  service: "shop",
  instance: "1",
  spanId: IDS[0]!,
  complete: true,
  seenNodes: 5,
  keptNodes: 5,
  notes: [],
  fragments: [
    { id: 1, thread: "main", virtual: false, spanId: null, anchorNode: null },
    { id: 2, thread: "pool-1", virtual: false, spanId: null, anchorNode: 11 },
    { id: 3, thread: "late", virtual: false, spanId: null, anchorNode: 99 },
  ],
  nodes: [node(10, null, 1, 90), node(11, 10, 1, 20), node(12, 10, 1, 60), node(20, null, 2, 5, 1), node(30, null, 3, null)],
  demoted: [],
  calls: null,
};

describe("trace table", () => {
  it("finds a span only at the start of an id", () => {
    const table = traceTable(skeleton());
    expect(IDS.map((id) => rowOfSpan(table, id))).toEqual([0, 1, 2]);
    expect(rowOfSpan(table, "aaaaaaaaaaaaaa11")).toBe(-1);
    expect(spanIdAt(table, 2)).toBe(IDS[2]);
  });

  it("knows depths, failures and names", () => {
    const table = traceTable(skeleton());
    expect([[...table.depth], [...table.errorRows], [...rowsNamed(table, "STOCK")]]).toEqual([[0, 1, 2], [1], [1, 2]]);
  });

  it("refuses columns of unequal length", () => {
    expect(() => traceTable(skeleton({ start: [1] }))).toThrow("start: 1 rows (expected: 3)");
  });
});

describe("method table", () => {
  const table = methodTable([TREE]);

  it("hangs a thread under the method that started it, and one of unknown origin under its tree", () => {
    expect(table.lines.map(lineKey)).toEqual(["0", "0.10", "0.11", "0.f2", "0.20", "0.12", "0.f3", "0.30"]);
    expect([...table.parent]).toEqual([-1, 0, 1, 2, 3, 1, 0, 6]);
  });

  it("opens where the time went and where it failed", () => {
    expect([...hotRows(table)]).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
    expect([...table.errorRows]).toEqual([4]);
  });
});

describe("next error", () => {
  it("goes where the failure began, not through all that it passed", () => {
    const called = (id: number, parent: number | null, errors: number) => ({ ...TREE.nodes[0]!, id, parent, errors, fragment: TREE.nodes[0]!.fragment });
    const table = methodTable([{ ...TREE, nodes: [called(10, null, 1), called(11, 10, 1), called(12, 11, 1), called(13, 10, 0)], fragments: [TREE.fragments[0]!] }]);
    expect([...table.errorRows].map((row) => lineKey(table.lines[row]!))).toEqual(["0.12"]);
  });
});

describe("links", () => {
  it("the next page is found among others", () => {
    expect(nextLink('</api/v1/traces?a=1>; rel="prev", </x/api/v1/traces?cursor=b%3D&limit=2>; rel="next"')).toBe("cursor=b%3D&limit=2");
    expect(nextLink(null)).toBeUndefined();
  });
});
