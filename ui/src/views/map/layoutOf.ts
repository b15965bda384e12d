// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Arc } from "../../base/layers";
import { type Layout, layOut } from "../../base/layout";

/** A node of the map, in units of the drawing. */
export const NODE_WIDTH = 178;
export const NODE_HEIGHT = 46;

const SIZES = { nodeWidth: NODE_WIDTH, nodeHeight: NODE_HEIGHT, rowGap: 26, columnGap: 164 };

/** Where the nodes and edges of a shape lie, see `shapeOf`. */
export function layoutOf(shape: string): Layout {
  const [nodes, arcs] = JSON.parse(shape) as [string[], Arc[]];
  return layOut(nodes.length, arcs, SIZES);
}
