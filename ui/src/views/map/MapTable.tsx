// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import { nodeKey } from "../../api/topology";
import type { CountedMap } from "../../state/figures";
import { FigureCells, FigureHeads } from "../../widgets/FigureCells";
import { NodeName } from "../../widgets/NodeName";

/** The map in words: each edge with both its ends, then each node. */
export function MapTable({ map }: { map: CountedMap }) {
  const { t } = useTranslation();
  return (
    <div className="page" tabIndex={-1}>
      <section>
        <h2>{t("map.edges")}</h2>
        <table className="grid nowrap" data-testid="map-edges">
          <thead>
            <tr>
              <th scope="col">{t("map.from")}</th>
              <th scope="col">{t("map.to")}</th>
              <th scope="col" className="number">
                {t("map.calls")}
              </th>
              <FigureHeads />
            </tr>
          </thead>
          <tbody>
            {map.edges.map((edge) => (
              <tr key={`${edge.from} ${edge.to}`} data-testid="map-edge-row">
                <td>
                  <NodeName node={map.nodes[edge.from]!} />
                </td>
                <td>
                  <NodeName node={map.nodes[edge.to]!} />
                </td>
                <td className="number">{edge.requests.toLocaleString()}</td>
                <FigureCells counted={edge} seconds={map.seconds} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t("map.nodes")}</h2>
        <table className="grid nowrap" data-testid="map-nodes">
          <thead>
            <tr>
              <th scope="col">{t("map.node")}</th>
              <th scope="col">{t("map.kind")}</th>
              <FigureHeads />
            </tr>
          </thead>
          <tbody>
            {map.nodes.map((node) => (
              <tr key={nodeKey(node)} data-testid="map-node-row">
                <td>
                  <NodeName node={node} />
                </td>
                <td>{t(`map.kinds.${node.kind}`)}</td>
                <FigureCells counted={node} seconds={map.seconds} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
