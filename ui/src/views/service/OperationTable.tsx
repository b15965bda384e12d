// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RedRow } from "../../api/figures";
import { byKey, type Figure, figureOf, FIGURES, OTHER, rowKey } from "../../api/red";
import { readSort, sortedBy } from "../../base/sorting";
import { comparedQuery } from "../../state/figures";
import type { ServicePage } from "../../state/pages";
import { useScope } from "../../state/useScope";
import { FigureCells, FigureHeads } from "../../widgets/FigureCells";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { SortHead } from "../../widgets/SortHead";

type Column = Figure | "operation";
const COLUMNS: readonly Column[] = ["operation", ...FIGURES];
const MOST = 500;

interface Props {
  readonly service: string;
  readonly page: ServicePage;
  readonly change: (part: Partial<ServicePage>) => void;
}

/** What the service is asked to do, and how that changed; a click on an operation narrows the charts to it. */
export function OperationTable({ service, page, change }: Props) {
  const { t } = useTranslation();
  const scope = useScope();
  const compared = useQuery(comparedQuery(scope, { by: "operation", service, instance: page.instance, limit: MOST }));
  if (compared.isError) return <ProblemNotice error={compared.error} retry={() => void compared.refetch()} />;
  if (!compared.data || compared.data.now.rows.length === 0) return null;
  const { now, before } = compared.data;
  const sort = readSort<Column>(page.sort, COLUMNS, "rate");
  const found = now.rows.filter(({ operation }) => (operation ?? "").toLowerCase().includes((page.q ?? "").toLowerCase()));
  const sorted = sortedBy(found, sort, (row, column) => (column === "operation" ? row.operation : figureOf(row, column, now.seconds)));
  const earlier = byKey(before.rows);
  const sortBy = (written: string) => change({ sort: written });
  return (
    <section>
      <div className="sectionHead">
        <h2>{t("service.operations")}</h2>
        <input id="operation-filter" className="field" type="search" placeholder={t("service.filter")} aria-label={t("service.filter")} value={page.q ?? ""} onChange={(event) => change({ q: event.target.value || undefined })} />
        {now.rowsLeftOut > 0 && <span className="warn">{t("red.leftOut", { count: now.rowsLeftOut })}</span>}
      </div>
      <table className="grid nowrap" data-testid="operations">
        <thead>
          <tr>
            <SortHead column="operation" label={t("search.operation")} sort={sort} change={sortBy} />
            <FigureHeads sort={sort} change={sortBy} />
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <OperationRow key={rowKey(row)} row={row} before={earlier.get(rowKey(row))} seconds={now.seconds} service={service} page={page} change={change} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends Props {
  readonly row: RedRow;
  readonly before: RedRow | undefined;
  readonly seconds: number;
}

function OperationRow({ row, before, seconds, service, page, change }: RowProps) {
  const { t } = useTranslation();
  const scope = useScope();
  const operation = row.operation ?? "";
  const chosen = page.operation === operation;
  return (
    <tr data-testid="operation-row" data-operation={operation} data-chosen={chosen || undefined}>
      <td>
        {operation === OTHER ? (
          <span className="dim">{t("red.other")}</span>
        ) : (
          <button type="button" className="nameLink" aria-pressed={chosen} title={t("service.narrow")} onClick={() => change({ operation: chosen ? undefined : operation })}>
            {operation}
          </button>
        )}
        <span className="pill">{t(`span.kinds.${(row.kind ?? 0) as 0}`)}</span>
        {row.environment && scope.environment === undefined && <span className="pill">{row.environment}</span>}
      </td>
      <FigureCells counted={row} seconds={seconds} before={before} compare={["rate", "errors", "p95"]} traces={operation === OTHER ? undefined : { ...scope, service, operation }} />
    </tr>
  );
}
