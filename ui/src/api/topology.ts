// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { MapAnswer, MapEdge, MapNode } from "./figures";

/** A node's name in addresses: `service//shop`, `database/prod/orders/h2`. */
export function nodeKey({ kind, environment, name, system, address }: MapNode): string {
  return [kind, environment, name, system, address].join("/").replace(/\/+$/, "");
}

/** What a node is called by those who know it; a node outside has no name. */
export function nodeLabel({ name, address, system }: Pick<MapNode, "name" | "address" | "system">): string {
  return name || address || system;
}

/** What more is to be said of it: the system of a database or queue, and where it is. */
export function nodeSystem({ name, address, system }: Pick<MapNode, "name" | "address" | "system">): string {
  return [system, address].filter((part) => part !== "" && part !== (name || address)).join(" · ");
}

/** One end of an edge as seen from the other. */
export interface Neighbour {
  readonly node: MapNode;
  readonly edge: MapEdge;
}

/** Who calls a node, and whom it calls, busiest first. */
export function neighbours({ nodes, edges }: MapAnswer, place: number): { readonly callers: readonly Neighbour[]; readonly called: readonly Neighbour[] } {
  const busiest = edges.toSorted((a, b) => b.requests - a.requests);
  return {
    callers: busiest.filter(({ to }) => to === place).map((edge) => ({ node: nodes[edge.from]!, edge })),
    called: busiest.filter(({ from }) => from === place).map((edge) => ({ node: nodes[edge.to]!, edge })),
  };
}

/** For each edge the end at which no other one arrives or leaves, where there is one: there it can be written about. */
export function aloneAt(edges: readonly MapEdge[]): readonly ("from" | "to" | undefined)[] {
  const alone = (edge: MapEdge, end: "from" | "to") => edges.every((other) => other === edge || other[end] !== edge[end]);
  return edges.map((edge) => (alone(edge, "to") ? "to" : alone(edge, "from") ? "from" : undefined));
}

/** The nodes that touch a node, itself among them. */
export function around({ edges }: MapAnswer, place: number): ReadonlySet<number> {
  return new Set([place, ...edges.flatMap(({ from, to }) => (from === place ? [to] : to === place ? [from] : []))]);
}

/** Tells maps of the same nodes and edges, whatever they count: such are laid out alike. */
export function shapeOf({ nodes, edges }: MapAnswer): string {
  return JSON.stringify([nodes.map(nodeKey), edges.map(({ from, to }) => [from, to])]);
}
