// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import { type Neighbour, nodeKey } from "../api/topology";
import { FigureCells, FigureHeads } from "./FigureCells";
import { NodeName } from "./NodeName";

interface Props {
  readonly title: string;
  readonly none: string;
  readonly neighbours: readonly Neighbour[];
  readonly seconds: number;
  readonly testId: string;
}

/** Who is at the other end of calls, and how those went. */
export function NeighbourTable({ title, none, neighbours, seconds, testId }: Props) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{title}</h2>
      {neighbours.length === 0 ? (
        <p className="dim">{none}</p>
      ) : (
        <table className="grid nowrap" data-testid={testId}>
          <thead>
            <tr>
              <th scope="col">{t("map.node")}</th>
              <FigureHeads />
            </tr>
          </thead>
          <tbody>
            {neighbours.map(({ node, edge }) => (
              <tr key={nodeKey(node)} data-node={nodeKey(node)}>
                <td>
                  <NodeName node={node} />
                </td>
                <FigureCells counted={edge} seconds={seconds} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
