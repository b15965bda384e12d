// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MapEdge, MapNode } from "../../api/figures";
import { aloneAt, around, nodeKey, shapeOf } from "../../api/topology";
import type { CountedMap } from "../../state/figures";
import { useServiceSlots } from "../../state/serviceColours";
import { useShortcuts } from "../../state/shortcuts";
import { useScope } from "../../state/useScope";
import { Icon } from "../../widgets/Icon";
import { EdgeLabel, EdgeLine, wayOf } from "./Edge";
import { layoutOf } from "./layoutOf";
import { NodeBox } from "./NodeBox";
import { usePanZoom } from "./usePanZoom";

/** With more edges their figures are shown of the node that is looked at only. */
const MOST_LABELS = 30;
const CLOSER = 1.25;

interface Props {
  readonly map: CountedMap;
  /** The place of the selected node, or -1. */
  readonly selected: number;
  readonly select: (node: MapNode | undefined) => void;
  /** The part that is looked at, as the address says it. */
  readonly at: string | undefined;
  readonly lookAt: (at: string | undefined) => void;
}

/** The map as a drawing, callers left of whom they call. Wheel and keys zoom, a drag moves it, Tab walks its nodes. */
export function MapChart({ map, selected, select, at, lookAt }: Props) {
  const { t } = useTranslation();
  // Fresh counts of the same nodes and edges leave everything where it is.
  const shape = shapeOf(map);
  const layout = useMemo(() => layoutOf(shape), [shape]);
  const box = useRef<HTMLDivElement>(null);
  const { transform, zoom, fit, reveal, moving } = usePanZoom(box, layout, { written: at, write: lookAt });
  const slots = useServiceSlots();
  const { environment } = useScope();
  const [hovered, setHovered] = useState(-1);
  const centre = hovered >= 0 ? hovered : selected;
  const near = centre >= 0 ? around(map, centre) : undefined;
  const touches = ({ from, to }: MapEdge) => from === centre || to === centre;
  const ways = useMemo(() => map.edges.map(({ from, to }, index) => wayOf(layout.nodes[from]!, layout.nodes[to]!, layout.bends[index]!)), [map.edges, layout]);
  const ends = useMemo(() => aloneAt(map.edges), [map.edges]);
  const closer = () => zoom(CLOSER);
  const wider = () => zoom(1 / CLOSER);
  useShortcuts({ "+": closer, "=": closer, "-": wider, "0": fit });
  return (
    <div ref={box} className="mapBox" data-moving={moving || undefined}>
      <svg role="group" aria-label={t("map.label", { nodes: map.nodes.length, edges: map.edges.length })} data-testid="map">
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M0,0.5L8,4L0,7.5Z" />
          </marker>
        </defs>
        <g transform={transform}>
          {map.edges.map((edge, index) => (
            <EdgeLine key={`${edge.from} ${edge.to}`} map={map} edge={edge} points={ways[index]!} faint={centre >= 0 && !touches(edge)} />
          ))}
          {map.edges.map((edge, index) => (touches(edge) || (centre < 0 && map.edges.length <= MOST_LABELS)) && <EdgeLabel key={`${edge.from} ${edge.to}`} edge={edge} seconds={map.seconds} points={ways[index]!} end={ends[index]} />)}
          {map.nodes.map((node, place) => (
            <NodeBox key={nodeKey(node)} node={node} slot={slots.get(node.name)} seconds={map.seconds} withEnvironment={environment === undefined} centre={layout.nodes[place]!} selected={place === selected} faint={near !== undefined && !near.has(place)} select={() => select(place === selected ? undefined : node)} hover={(over) => setHovered(over ? place : -1)} focus={() => reveal(layout.nodes[place]!)} />
          ))}
        </g>
      </svg>
      <ZoomKeys keys={[["closer", closer], ["wider", wider], ["fit", fit]]} />
    </div>
  );
}

function ZoomKeys({ keys }: { keys: readonly (readonly ["closer" | "wider" | "fit", () => void])[] }) {
  const { t } = useTranslation();
  return (
    <div className="zoomKeys">
      {keys.map(([word, act]) => (
        <button key={word} type="button" className="toggle" title={t(`map.${word}`)} aria-label={t(`map.${word}`)} onClick={act}>
          <Icon name={word} size={13} />
        </button>
      ))}
    </div>
  );
}
