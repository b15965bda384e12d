// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MapNode } from "../../api/figures";
import { FIGURES, figureOf } from "../../api/red";
import { type Neighbour, neighbours, nodeKey, nodeLabel, nodeSystem } from "../../api/topology";
import { formatDuration } from "../../base/duration";
import { formatPercent } from "../../base/percent";
import { formatRate } from "../../base/rate";
import type { CountedMap } from "../../state/figures";
import { useScope } from "../../state/useScope";
import { Icon } from "../../widgets/Icon";
import { NodeName } from "../../widgets/NodeName";

interface Props {
  readonly map: CountedMap;
  readonly place: number;
  readonly close: () => void;
}

/** All about one node of the map, beside it. */
export function NodePanel({ map, place, close }: Props) {
  const { t } = useTranslation();
  const node = map.nodes[place]!;
  const { callers, called } = neighbours(map, place);
  return (
    <aside className="panel" aria-label={t("map.panel")} data-testid="node-panel">
      <header>
        <h2>
          <Icon name={node.kind} /> {nodeLabel(node) || t("map.kinds.outside")}
        </h2>
        <button type="button" className="quiet" aria-label={t("span.close")} title={t("span.close")} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <p className="dim">{[t(`map.kinds.${node.kind}`), nodeSystem(node), node.environment].filter(Boolean).join(" · ")}</p>
      <NodeFacts node={node} seconds={map.seconds} />
      <NeighbourList title={t("service.callers")} all={callers} seconds={map.seconds} />
      <NeighbourList title={t("service.called")} all={called} seconds={map.seconds} />
    </aside>
  );
}

const WRITE = { rate: formatRate, errors: formatPercent, p50: formatDuration, p95: formatDuration, p99: formatDuration };

function NodeFacts({ node, seconds }: { node: MapNode; seconds: number }) {
  const { t } = useTranslation();
  const scope = useScope();
  return (
    <>
      {node.kind === "service" && (
        <p className="ways">
          <Link to="/services/$service" params={{ service: node.name }} search={scope} className="accent" data-testid="panel-service">
            {t("map.toService")}
          </Link>
          <Link to="/traces" search={{ ...scope, service: node.name }} className="accent">
            {t("red.toTraces")}
          </Link>
        </p>
      )}
      <dl className="facts">
        {FIGURES.map((figure) => {
          const value = figureOf(node, figure, seconds);
          return (
            <div key={figure}>
              <dt>{t(`red.${figure}`)}</dt>
              <dd className={figure === "errors" && node.errors > 0 ? "number failure" : "number"}>{value === null ? "–" : WRITE[figure](value)}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

function NeighbourList({ title, all, seconds }: { title: string; all: readonly Neighbour[]; seconds: number }) {
  if (all.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="neighbours">
        {all.map(({ node, edge }) => (
          <li key={nodeKey(node)}>
            <NodeName node={node} />
            <span className="number dim">{formatRate(edge.requests / seconds)}</span>
            <span className="number">{edge.durations ? formatDuration(edge.durations.p95Nanos) : "–"}</span>
            <span className={edge.errors > 0 ? "number failure" : "number dim"}>{formatPercent(edge.errors / Math.max(1, edge.requests))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
