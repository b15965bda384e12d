// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { MapNode } from "../api/figures";
import { nodeLabel, nodeSystem } from "../api/topology";
import { useScope } from "../state/useScope";
import { Icon } from "./Icon";
import { ServiceLink } from "./ServiceLink";

/** A node of the map in a line; a service leads to its page. */
export function NodeName({ node }: { node: MapNode }) {
  const { t } = useTranslation();
  const { environment } = useScope();
  const label = node.kind === "outside" ? t("map.kinds.outside") : nodeLabel(node);
  const system = nodeSystem(node);
  return (
    <span className="nodeName" title={t(`map.kinds.${node.kind}`)}>
      <Icon name={node.kind} size={13} />
      <span className="unseen">{t(`map.kinds.${node.kind}`)}</span>
      {node.kind === "service" ? <ServiceLink service={node.name} environment={node.environment} /> : (
        <>
          <span>{label}</span>
          {node.environment !== "" && environment === undefined && <span className="pill">{node.environment}</span>}
        </>
      )}
      {system !== "" && <span className="dim">{system}</span>}
    </span>
  );
}
