// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { callerOf, callKey, callOfKey, callTable, firstCalled } from "./callTable";
import type { CallColumns, CallTree, Fragment, MethodNode } from "./documents";

function node(id: number, parent: number | null, fragment: number): MethodNode {
  return { id, parent, fragment, class: "a.B", method: `m${id}`, descriptor: "()V", line: null, count: 1, timedCount: 1, measuredCount: 1, totalNanos: 1, selfNanos: 1, totalAllocatedBytes: null, selfAllocatedBytes: null, errors: 0, firstStartNanos: 0 };
}

function thread(id: number): Fragment {
  return { id, thread: `t${id}`, virtual: false, spanId: null, anchorNode: null };
}

function tree(calls: CallColumns | null): CallTree {
  return { service: "s", instance: "i", spanId: "1", complete: true, seenNodes: 4, keptNodes: 4, notes: [], fragments: [thread(0), thread(1)], nodes: [node(5, null, 0), node(6, 5, 0), node(7, 6, 0), node(8, null, 1)], demoted: [], calls };
}

/** One outer call with two inner ones, of which the second calls on; another thread whose end was not seen. */
const CALLS: CallColumns = { missing: 0, node: [5, 6, 8, 6, 7], startNanos: [100, 110, 120, 130, 131], durationNanos: [100, 10, null, 50, 2] };

describe("call table", () => {
  const table = callTable([tree(null), tree(CALLS)]);

  it("has a lane for each thread and a row for each depth", () => {
    expect(table.lanes.map(({ fragment, rows }) => [fragment.thread, ...rows.map((row) => [...row.calls])])).toEqual([["t0", [0], [1, 3], [4]], ["t1", [2]]]);
    expect(table.whole).toEqual([100, 200]);
  });

  it("knows who called whom", () => {
    expect([0, 1, 2, 3, 4].map((call) => callerOf(table, call))).toEqual([-1, 0, -1, 0, 3]);
    expect([0, 1, 2, 3, 4].map((call) => firstCalled(table, call))).toEqual([1, -1, -1, 4, -1]);
  });

  it("an end that was not seen is told, and lies before the next call and within the calling one", () => {
    const two = callTable([tree({ ...CALLS, durationNanos: [100, null, 3, 50, 2] })]);
    expect([two.endSeen[1], two.end[1]]).toEqual([0, 130]);
    const last = callTable([tree({ ...CALLS, durationNanos: [100, 10, 200, 50, null] })]);
    expect([last.endSeen[4], last.end[4]]).toEqual([0, 180]);
    expect([table.endSeen[2], table.end[2]]).toEqual([0, 200]);
  });

  it("keys are read back, and what they cannot mean is no call", () => {
    expect([0, 4].map((call) => callOfKey(table, callKey(table, call)))).toEqual([0, 4]);
    expect(callKey(table, 4)).toBe("1.4");
    expect(["0.0", "1.5", "7.1", "x", undefined].map((key) => callOfKey(table, key))).toEqual([-1, -1, -1, -1, -1]);
  });

  it("calls of several trees are in one order, calling ones first", () => {
    const both = callTable([tree({ missing: 0, node: [7, 8], startNanos: [100, 105], durationNanos: [1, 1] }), tree(CALLS)]);
    expect([...both.order]).toEqual([2, 0, 1, 3, 4, 5, 6]);
  });

  it("refuses a call of no node, and columns of unequal length", () => {
    expect(() => callTable([tree({ ...CALLS, node: [5, 6, 8, 6, 9] })])).toThrow("calls.node: 9 (expected: a node of the tree)");
    expect(() => callTable([tree({ ...CALLS, startNanos: [1] })])).toThrow("calls: 5, 1, 5 rows (expected: equally many)");
  });
});
