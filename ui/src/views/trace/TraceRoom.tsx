// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/client";
import type { TraceTable } from "../../api/traceTable";
import { traceQuery } from "../../state/queries";
import { useShortcuts } from "../../state/shortcuts";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { MethodTree } from "./MethodTree";
import { SpanPanel } from "./SpanPanel";
import { TraceHeader } from "./TraceHeader";
import { Waterfall } from "./Waterfall";

const route = getRouteApi("/traces/$traceId");

/** One request: where its time went, span by span and method by method. */
export function TraceRoom() {
  const { t } = useTranslation();
  const { traceId } = route.useParams();
  const trace = useQuery(traceQuery(traceId));
  if (trace.isPending) return <p className="waiting">{t("trace.loading")}</p>;
  if (trace.isError) return <Missing error={trace.error} retry={() => void trace.refetch()} />;
  return <LoadedTrace key={traceId} table={trace.data} />;
}

function LoadedTrace({ table }: { table: TraceTable }) {
  const { tab, span } = route.useSearch();
  const navigate = route.useNavigate();
  useShortcuts({
    m: () => void navigate({ search: (before) => ({ ...before, tab: before.tab ? undefined : "tree", q: undefined }) }),
    Escape: () => void navigate({ search: (before) => (before.span ? { ...before, span: undefined } : { ...before, q: undefined, only: undefined }) }),
  });
  return (
    <div className="room">
      <TraceHeader table={table} />
      <div className="split">
        {tab === "tree" ? <MethodTree table={table} /> : <Waterfall table={table} />}
        {span && tab !== "tree" && <SpanPanel table={table} spanId={span} />}
      </div>
    </div>
  );
}

function Missing({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  if (!(error instanceof Problem) || error.status !== 404) return <ProblemNotice error={error} retry={retry} />;
  return (
    <div className="notice">
      <h2>{t("trace.notFound")}</h2>
      <p>{t("trace.notFoundText")}</p>
    </div>
  );
}
