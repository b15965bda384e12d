// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { callKey, callOfKey, callTable, nodeOf, type CallTable } from "../../api/callTable";
import type { CallTree } from "../../api/documents";
import type { TracePage } from "../../state/tracePage";

const route = getRouteApi("/traces/$traceId");

/** The calls of a trace, which of them is selected and which are searched for: as the URL says. */
export function useCalls(trees: readonly CallTree[]) {
  const page = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<TracePage>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const table = useMemo(() => callTable(trees), [trees]);
  const position = useMemo(() => inverse(table.order), [table]);
  const selected = useMemo(() => selectedCall(table, page.call, page.node), [table, page.call, page.node]);
  const matches = useMemo(() => matching(table, page.q ?? ""), [table, page.q]);
  const matchedRows = useMemo(() => (matches ? table.order.map((call, at) => (matches[call] === 1 ? at : -1)).filter((at) => at >= 0) : new Int32Array(0)), [table, matches]);
  const select = (call: number) => change({ call: callKey(table, call), node: `${table.tree[call]!}.${nodeOf(table, call).id}` });
  return { table, position, selected, select, matches, matchedRows, page, change };
}

export type Calls = ReturnType<typeof useCalls>;

/** The call that the URL names; else, coming from the tree, the first one of the selected method. */
function selectedCall(table: CallTable, call: string | undefined, node: string | undefined): number {
  const named = callOfKey(table, call);
  const key = (one: number) => `${table.tree[one]!}.${nodeOf(table, one).id}`;
  if (named >= 0 && (node === undefined || key(named) === node)) return named;
  return node === undefined ? -1 : (table.order.find((one) => key(one) === node) ?? -1);
}

function matching(table: CallTable, q: string): Uint8Array | undefined {
  const wanted = q.trim().toLowerCase();
  if (wanted === "") return undefined;
  const nodes = table.trees.map((tree) => tree.nodes.map((node) => `${node.class}.${node.method}`.toLowerCase().includes(wanted)));
  return Uint8Array.from(table.node, (node, call) => (nodes[table.tree[call]!]![node] ? 1 : 0));
}

function inverse(order: Int32Array): Int32Array {
  const position = new Int32Array(order.length);
  order.forEach((call, at) => {
    position[call] = at;
  });
  return position;
}
