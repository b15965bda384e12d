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
const LEAST_RED = 0.45;
/** Calls that lead back lie below those that lead on between the same two nodes. */
const BACK_OFFSET = 11;
const TIP = 3;
const LABEL_GAP = 10;
const ABOVE = -6;
const BELOW = 15;

interface LineProps {
  readonly map: CountedMap;
  readonly edge: MapEdge;
  readonly points: readonly Point[];
  readonly faint: boolean;
}

/** Calls from one node to another: the more, the stronger; red where some fail, the more the redder. */
export function EdgeLine({ map, edge, points, faint }: LineProps) {
  const { t } = useTranslation();
  const share = errorShare(edge) ?? 0;
  const look = share > 0 ? { stroke: "var(--ui-error)", strokeOpacity: LEAST_RED + (1 - LEAST_RED) * share } : { stroke: "var(--ui-faint)" };
  const nameOf = (place: number) => nodeLabel(map.nodes[place]!) || t("map.kinds.outside");
  return (
    <g className="edge" data-faint={faint || undefined} data-testid="map-edge" data-from={nameOf(edge.from)} data-to={nameOf(edge.to)} data-requests={edge.requests}>
      <title>{t("map.edge", { from: nameOf(edge.from), to: nameOf(edge.to), requests: edge.requests, errors: edge.errors })}</title>
      <path d={smoothPath(points)} markerEnd="url(#arrow)" style={{ ...look, strokeWidth: widthOf(edge.requests / map.seconds) }} />
    </g>
  );
}

interface LabelProps {
  readonly edge: MapEdge;
  readonly seconds: number;
  readonly points: readonly Point[];
  /** Where it is alone. */
  readonly end: "from" | "to" | undefined;
}

/** How many calls there were, how long they took, and how many failed. */
export function EdgeLabel({ edge, seconds, points, end }: LabelProps) {
  const share = errorShare(edge) ?? 0;
  return (
    <text className="edgeLabel" {...placeOfLabel(points, end)}>
      {[formatRate(edge.requests / seconds), edge.durations && formatDuration(edge.durations.p95Nanos)].filter(Boolean).join(" · ")}
      {share > 0 && (
        <tspan className="failure" dx={5}>
          {formatPercent(share)}
        </tspan>
      )}
    </text>
  );
}

/** The points of a way: from the side where it begins to the side where it arrives; to the same node over the top. */
export function wayOf(from: Point, to: Point, bends: readonly Point[]): readonly Point[] {
  const half = NODE_WIDTH / 2;
  const [[x, y], [toX, toY]] = [from, to];
  if (toX > x) return [[x + half, y], ...bends, [toX - half - TIP, toY]];
  if (from === to) return [[x - half / 2, y - NODE_HEIGHT / 2], [x, y - NODE_HEIGHT / 2 - 14], [x + half / 2, y - NODE_HEIGHT / 2]];
  return [[x - half, y + BACK_OFFSET], ...bends.map(([bendX, bendY]): Point => [bendX, bendY + BACK_OFFSET]), [toX + half + TIP, toY + BACK_OFFSET]];
}

/** Beside the end where it is alone, on the side that the line does not come from; over the middle of what is straight or shared. */
function placeOfLabel(points: readonly Point[], end: LabelProps["end"]) {
  const [first, second] = [points[0]!, points[1]!];
  const [last, before] = [points.at(-1)!, points.at(-2)!];
  const leadsOn = last[0] > first[0] && points.every(([x], index) => index === 0 || x > points[index - 1]![0]);
  if (leadsOn && end === "to" && last[1] !== before[1]) return { x: last[0] - LABEL_GAP, y: last[1] + (last[1] > before[1] ? BELOW : ABOVE), textAnchor: "end" } as const;
  if (leadsOn && end === "from" && second[1] !== first[1]) return { x: first[0] + LABEL_GAP, y: first[1] + (second[1] > first[1] ? ABOVE : BELOW), textAnchor: "start" } as const;
  const [left, right] = [points[Math.floor(points.length / 2 - 0.5)]!, points[Math.ceil(points.length / 2 - 0.5)]!];
  return { x: (left[0] + right[0]) / 2, y: (left[1] + right[1]) / 2 + ABOVE, textAnchor: "middle" } as const;
}

function widthOf(perSecond: number): number {
  return Math.min(MOST_WIDTH, 1.2 + Math.log10(1 + perSecond * 10));
}
