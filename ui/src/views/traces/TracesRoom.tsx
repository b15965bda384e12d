// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { servicesQuery, tracesQuery } from "../../state/queries";
import { useShortcuts } from "../../state/shortcuts";
import { rememberSearch } from "../../state/traceSearch";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { NoTraces } from "./NoTraces";
import { QueryBar } from "./QueryBar";
import { ResultTable } from "./ResultTable";

const route = getRouteApi("/traces");

/** The list of requests: which of them is worth opening. */
export function TracesRoom() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const found = useInfiniteQuery(tracesQuery(search));
  const services = useQuery(servicesQuery);
  const traces = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  useEffect(() => rememberSearch(search), [search]);
  useShortcuts({ "/": () => document.getElementById("trace-id")?.focus() });
  return (
    <div className="room">
      <QueryBar />
      {found.isError && <ProblemNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <p className="waiting">{t("traces.loading")}</p>}
      {found.isSuccess && traces.length === 0 && <NoTraces fresh={services.data?.length === 0} />}
      {traces.length > 0 && <ResultTable traces={traces} more={found.hasNextPage ? () => void found.fetchNextPage() : undefined} />}
    </div>
  );
}
