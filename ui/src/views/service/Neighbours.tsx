// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Neighbour, neighbours } from "../../api/topology";
import { type CountedMap, mapQuery } from "../../state/figures";
import { useScope } from "../../state/useScope";
import { NeighbourTable } from "../../widgets/NeighbourTable";
import { ProblemNotice } from "../../widgets/ProblemNotice";

/** Who calls the service, and whom it calls, in each environment that is shown. */
export function Neighbours({ service }: { service: string }) {
  const { t } = useTranslation();
  const map = useQuery(mapQuery(useScope(), service));
  if (map.isError) return <ProblemNotice error={map.error} retry={() => void map.refetch()} />;
  if (!map.data) return null;
  const { callers, called } = ofService(map.data, service);
  return (
    <div className="beside">
      <NeighbourTable title={t("service.callers")} none={t("service.noCallers")} neighbours={callers} seconds={map.data.seconds} testId="callers" />
      <NeighbourTable title={t("service.called")} none={t("service.noCalled")} neighbours={called} seconds={map.data.seconds} testId="called" />
    </div>
  );
}

function ofService(map: CountedMap, service: string): { readonly callers: readonly Neighbour[]; readonly called: readonly Neighbour[] } {
  const own = map.nodes.flatMap(({ kind, name }, place) => (kind === "service" && name === service ? [neighbours(map, place)] : []));
  return { callers: own.flatMap(({ callers }) => callers), called: own.flatMap(({ called }) => called) };
}
