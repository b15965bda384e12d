// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { outlineOf, type Outline } from "../base/outline";
import type { CallTree, Fragment, MethodNode } from "./documents";

/** A line of the method tree: a service's tree, a thread that some method started, or a method. */
export type MethodLine =
  | { readonly sort: "tree"; readonly tree: number }
  | { readonly sort: "fragment"; readonly tree: number; readonly fragment: Fragment }
  | { readonly sort: "method"; readonly tree: number; readonly node: MethodNode };

/** All call trees of a trace as one outline: trees, below them methods, fragments below the method they hang on. */
export interface MethodTable extends Outline {
  readonly trees: readonly CallTree[];
  readonly lines: readonly MethodLine[];
  /** Rows where a failure began: methods that an exception left though it left none that they called. Ascending. */
  readonly errorRows: Int32Array;
}

export function methodTable(trees: readonly CallTree[]): MethodTable {
  const lines: MethodLine[] = [];
  const parents: number[] = [];
  trees.forEach((tree, index) => appendTree(tree, index, lines, parents));
  return { ...outlineOf(Int32Array.from(parents)), trees, lines, errorRows: failuresBegin(lines, parents) };
}

function failuresBegin(lines: readonly MethodLine[], parents: readonly number[]): Int32Array {
  const failed = lines.map((line) => line.sort === "method" && line.node.errors > 0);
  const passedOn = new Set(parents.filter((_, row) => failed[row]));
  return Int32Array.from(lines.flatMap((_, row) => (failed[row] && !passedOn.has(row) ? [row] : [])));
}

/** Key of a line for the URL: stable as long as the tree is. */
export function lineKey(line: MethodLine): string {
  if (line.sort === "tree") return `${line.tree}`;
  return line.sort === "fragment" ? `${line.tree}.f${line.fragment.id}` : `${line.tree}.${line.node.id}`;
}

/**
 * Rows that lie on the way where the time went: from each tree's costliest root to the child that cost most, and so on;
 * and all rows above a method that failed.
 */
export function hotRows(table: MethodTable): Uint8Array {
  const hot = new Uint8Array(table.size);
  for (let row = 0; row < table.size; row++) {
    if (table.parent[row] === -1) descend(table, row, hot);
  }
  for (const failing of table.errorRows) {
    for (let row = failing; row >= 0; row = table.parent[row]!) hot[row] = 1;
  }
  return hot;
}

export function totalNanos(line: MethodLine | undefined): number {
  return line?.sort === "method" ? (line.node.totalNanos ?? 0) : 0;
}

function descend(table: MethodTable, root: number, hot: Uint8Array): void {
  for (let row = root; row >= 0; row = costliestChild(table, row)) hot[row] = 1;
}

function costliestChild(table: MethodTable, row: number): number {
  let best = -1;
  for (let child = row + 1; child < table.end[row]!; child = table.end[child]!) {
    if (best < 0 || totalNanos(table.lines[child]) > totalNanos(table.lines[best])) best = child;
  }
  return best;
}

/** Walks a tree with a stack of its own: a call tree may be deeper than the engine's. */
function appendTree(tree: CallTree, index: number, lines: MethodLine[], parents: number[]): void {
  const children = childrenOf(tree);
  const stack: [line: MethodLine, parent: number][] = [[{ sort: "tree", tree: index }, -1]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const row = lines.push(top[0]) - 1;
    parents.push(top[1]);
    for (const below of (children.get(keyWithin(top[0])) ?? []).toReversed()) stack.push([tagged(below, index), row]);
  }
}

function tagged(line: MethodLine, tree: number): MethodLine {
  return { ...line, tree };
}

function keyWithin(line: MethodLine): string {
  if (line.sort === "tree") return "root";
  return line.sort === "fragment" ? `f${line.fragment.id}` : `n${line.node.id}`;
}

/** What hangs under what; a fragment whose anchor was not kept hangs under the tree itself. */
function childrenOf(tree: CallTree): Map<string, MethodLine[]> {
  const children = new Map<string, MethodLine[]>();
  const known = new Set(tree.nodes.map((node) => node.id));
  const inline = inlineFragment(tree);
  const add = (key: string, line: MethodLine) => void (children.get(key)?.push(line) ?? children.set(key, [line]));
  for (const node of tree.nodes) {
    const parent = node.parent !== null && known.has(node.parent) ? `n${node.parent}` : undefined;
    add(parent ?? (node.fragment === inline ? "root" : `f${node.fragment}`), { sort: "method", tree: 0, node });
  }
  for (const fragment of tree.fragments) {
    if (fragment.id === inline) continue;
    const anchored = fragment.anchorNode !== null && known.has(fragment.anchorNode);
    add(anchored ? `n${fragment.anchorNode}` : "root", { sort: "fragment", tree: 0, fragment });
  }
  return children;
}

/** The first fragment without an anchor is the request's own thread and needs no line of its own. */
export function inlineFragment(tree: CallTree): number | undefined {
  return tree.fragments.find((fragment) => fragment.anchorNode === null)?.id;
}
