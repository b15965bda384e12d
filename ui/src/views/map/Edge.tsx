// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { MapEdge } from "../../api/figures";
import { errorShare } from "../../api/red";
import { nodeLabel } from "../../api/topology";
import { type Point, smoothPath } from "../../base/curve";
import { formatDuration } from "../../base/duration";
import { formatPercent } from "../../base/percent";
import { formatRate } from "../../base/rate";
import type { CountedMap } from "../../state/figures";
import { NODE_HEIGHT, NODE_WIDTH } from "./layoutOf";

const MOST_WIDTH = 5;
const LEAST_ERROR = 0.35;
/** Calls that lead back lie below those that lead on between the same two nodes. */
const BACK_OFFSET = 11;
const TIP = 3;

interface Props {
  readonly map: CountedMap;
  readonly edge: MapEdge;
  readonly bends: readonly Point[];
  readonly nodes: readonly Point[];
  readonly faint: boolean;
  readonly labelled: boolean;
}

/** Calls from one node to another: the more, the stronger; the more of them fail, the redder. */
export function Edge({ map, edge, bends, nodes, faint, labelled }: Props) {
  const { t } = useTranslation();
  const points = pointsOf(nodes[edge.from]!, nodes[edge.to]!, bends, edge.from === edge.to);
  const share = errorShare(edge) ?? 0;
  const red = share === 0 ? 0 : Math.round(100 * (LEAST_ERROR + (1 - LEAST_ERROR) * share));
  const figures = [formatRate(edge.requests / map.seconds), edge.durations && formatDuration(edge.durations.p95Nanos)].filter(Boolean).join(" · ");
  const label = middle(points);
  const nameOf = (place: number) => nodeLabel(map.nodes[place]!) || t("map.kinds.outside");
  return (
    <g className="edge" data-faint={faint || undefined} data-testid="map-edge" data-from={nameOf(edge.from)} data-to={nameOf(edge.to)} data-requests={edge.requests}>
      <title>{t("map.edge", { from: nameOf(edge.from), to: nameOf(edge.to), requests: edge.requests, errors: edge.errors })}</title>
      <path d={smoothPath(points)} markerEnd="url(#arrow)" style={{ stroke: `color-mix(in srgb, var(--ui-error) ${red}%, var(--ui-faint))`, strokeWidth: widthOf(edge.requests / map.seconds) }} />
      {labelled && (
        <text x={label[0]} y={label[1] - 5} textAnchor="middle">
          {figures}
          {share > 0 && (
            <tspan className="failure" dx={5}>
              {formatPercent(share)}
            </tspan>
          )}
        </text>
      )}
    </g>
  );
}

/** From the side where the way begins to the side where it arrives; to itself: over the top. */
function pointsOf([x, y]: Point, [toX, toY]: Point, bends: readonly Point[], toItself: boolean): Point[] {
  const half = NODE_WIDTH / 2;
  if (toItself) return [[x - half / 2, y - NODE_HEIGHT / 2], [x, y - NODE_HEIGHT / 2 - 14], [x + half / 2, y - NODE_HEIGHT / 2]];
  if (toX > x) return [[x + half, y], ...bends, [toX - half - TIP, toY]];
  return [[x - half, y + BACK_OFFSET], ...bends.map(([bendX, bendY]): Point => [bendX, bendY + BACK_OFFSET]), [toX + half + TIP, toY + BACK_OFFSET]];
}

function middle(points: readonly Point[]): Point {
  const at = points.length / 2 - 0.5;
  const [before, after] = [points[Math.floor(at)]!, points[Math.ceil(at)]!];
  return [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2];
}

function widthOf(perSecond: number): number {
  return Math.min(MOST_WIDTH, 1.2 + Math.log10(1 + perSecond * 10));
}
