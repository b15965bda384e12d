// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TraceTable } from "../../api/traceTable";
import { formatDuration } from "../../base/duration";
import { formatInstantFully } from "../../base/instant";
import { lastSearch } from "../../state/traceSearch";
import { CopyButton } from "../../widgets/CopyButton";
import { Icon } from "../../widgets/Icon";

const route = getRouteApi("/traces/$traceId");

/** One thin line: which request this is, how long it took, and which view is shown. */
export function TraceHeader({ table }: { table: TraceTable }) {
  const { t, i18n } = useTranslation();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <header className="traceHead">
        <Link to="/traces" search={lastSearch()} className="quiet" title={t("trace.back")} aria-label={t("trace.back")}>
          <Icon name="back" />
        </Link>
        <h1 className="cut">
          <span className="dim">{table.services[table.service[0] ?? 0]}</span> {table.names[table.name[0] ?? 0]}
        </h1>
        <code className="dim">{table.traceId.slice(0, 8)}</code>
        <CopyButton text={table.traceId} label={t("trace.copyId")} />
        <span className="spring" />
        <b className="number">{formatDuration(table.durationNanos)}</b>
        <span className="dim">{formatInstantFully(table.startUnixNanos, i18n.language)}</span>
        <span>{t("trace.spans", { count: table.size })}</span>
        <span>{t("trace.services", { count: table.services.length })}</span>
        {table.errorRows.length > 0 && <span className="failure">{t("trace.errors", { count: table.errorRows.length })}</span>}
        <div className="tabs" role="tablist" aria-label={t("trace.tabs")}>
          {([undefined, "tree"] as const).map((name) => (
            <button type="button" role="tab" key={name ?? "waterfall"} aria-selected={tab === name} onClick={() => void navigate({ search: (before) => ({ ...before, tab: name, q: undefined }) })} data-testid={`tab-${name ?? "waterfall"}`}>
              {t(`trace.${name ?? "waterfall"}`)}
            </button>
          ))}
        </div>
      </header>
      {table.truncated && <p className="banner">{t("trace.truncated")}</p>}
      {table.missingParents > 0 && <p className="banner">{t("trace.missingParents", { count: table.missingParents })}</p>}
    </>
  );
}
