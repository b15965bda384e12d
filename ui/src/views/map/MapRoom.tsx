// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { nodeKey } from "../../api/topology";
import { mapQuery } from "../../state/figures";
import type { MapPage } from "../../state/pages";
import { servicesQuery } from "../../state/queries";
import { useShortcuts } from "../../state/shortcuts";
import { useScope } from "../../state/useScope";
import { NoRequests } from "../../widgets/NoRequests";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { MapChart } from "./MapChart";
import { MapTable } from "./MapTable";
import { NodePanel } from "./NodePanel";

const route = getRouteApi("/map");

/** Services, databases, queues and hosts, and who calls whom: drawn, or the same as a table. */
export function MapRoom() {
  const { t } = useTranslation();
  const page = route.useSearch();
  const navigate = route.useNavigate();
  const map = useQuery(mapQuery(useScope(), page.service));
  const services = useQuery(servicesQuery).data ?? [];
  const change = (part: Partial<MapPage>) => void navigate({ search: (before) => ({ ...before, ...part }) });
  const lookAt = (at: string | undefined) => void navigate({ search: (before) => ({ ...before, at }), replace: true });
  const asTable = page.view === "table";
  useShortcuts({
    Escape: () => change({ node: undefined }),
    t: () => change({ view: asTable ? undefined : "table" }),
    "/": () => document.getElementById("map-service")?.focus(),
  });
  const selected = map.data?.nodes.findIndex((node) => nodeKey(node) === page.node) ?? -1;
  return (
    <div className="room">
      <h1 className="unseen">{t("rooms.map")}</h1>
      <div className="queryBar">
        <Select id="map-service" size="xs" w={220} searchable clearable aria-label={t("map.around")} placeholder={t("map.around")} data={services.map(({ name }) => name)} value={page.service ?? null} onChange={(service) => change({ service: service ?? undefined, node: undefined, at: undefined })} />
        {map.data && <span className="dim">{t("map.count", { nodes: map.data.nodes.length, edges: map.data.edges.length })}</span>}
        <span className="spring" />
        <button type="button" className="toggle" aria-pressed={asTable} title={t("map.tableHint")} onClick={() => change({ view: asTable ? undefined : "table" })} data-testid="map-as-table">
          {t("map.table")}
        </button>
      </div>
      {map.isPending && <p className="waiting">{t("map.loading")}</p>}
      {map.isError && <ProblemNotice error={map.error} retry={() => void map.refetch()} />}
      {map.data?.nodes.length === 0 && <NoRequests />}
      {map.data && map.data.nodes.length > 0 && (
        <div className="split">
          {asTable ? <MapTable map={map.data} /> : <MapChart map={map.data} selected={selected} select={(node) => change({ node: node && nodeKey(node) })} at={page.at} lookAt={lookAt} />}
          {selected >= 0 && <NodePanel map={map.data} place={selected} close={() => change({ node: undefined })} />}
        </div>
      )}
    </div>
  );
}
