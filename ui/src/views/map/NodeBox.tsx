// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { MapNode } from "../../api/figures";
import { errorShare } from "../../api/red";
import { nodeKey, nodeLabel, nodeSystem } from "../../api/topology";
import type { Point } from "../../base/curve";
import { formatDuration } from "../../base/duration";
import { formatPercent } from "../../base/percent";
import { formatRate } from "../../base/rate";
import { Icon } from "../../widgets/Icon";
import { ServiceMark } from "../../widgets/ServiceMark";
import { NODE_HEIGHT, NODE_WIDTH } from "./layoutOf";

interface Props {
  readonly node: MapNode;
  readonly slot: number | undefined;
  readonly seconds: number;
  readonly withEnvironment: boolean;
  readonly centre: Point;
  readonly selected: boolean;
  readonly faint: boolean;
  readonly select: () => void;
  readonly hover: (over: boolean) => void;
  readonly focus: () => void;
}

/** A node: what it is, and what it served or how calls of it went. */
export function NodeBox({ node, slot, seconds, withEnvironment, centre: [x, y], selected, faint, select, hover, focus }: Props) {
  const { t } = useTranslation();
  const share = errorShare(node) ?? 0;
  const label = nodeLabel(node) || t("map.kinds.outside");
  return (
    <foreignObject x={x - NODE_WIDTH / 2} y={y - NODE_HEIGHT / 2} width={NODE_WIDTH} height={NODE_HEIGHT}>
      <button type="button" className="mapNode" data-kind={node.kind} data-faint={faint || undefined} data-failing={share > 0 || undefined} aria-pressed={selected} title={[label, nodeSystem(node), node.environment].filter(Boolean).join("\n")} onClick={select} onPointerEnter={() => hover(true)} onPointerLeave={() => hover(false)} onFocus={focus} data-testid="map-node" data-node={nodeKey(node)}>
        <span className="mapNodeName">
          {node.kind === "service" ? <ServiceMark slot={slot} /> : <Icon name={node.kind} size={12} />}
          <b className="cut">{label}</b>
          {node.environment !== "" && withEnvironment && <span className="pill">{node.environment}</span>}
        </span>
        <span className="cut dim number">
          {node.requests === 0 ? nodeSystem(node) || (node.kind !== "outside" && t(`map.kinds.${node.kind}`)) : formatRate(node.requests / seconds)}
          {node.durations && ` · ${formatDuration(node.durations.p95Nanos)}`}
          {share > 0 && <span className="failure"> {formatPercent(share)}</span>}
        </span>
      </button>
    </foreignObject>
  );
}
