// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { type Figure, figureOf, FIGURES } from "../../api/red";
import type { ServiceLine } from "../../api/serviceLines";
import { readSort, sortedBy } from "../../base/sorting";
import { useServiceSlots } from "../../state/serviceColours";
import { useScope } from "../../state/useScope";
import { FigureCells, FigureHeads } from "../../widgets/FigureCells";
import { ServiceLink } from "../../widgets/ServiceLink";
import { ServiceMark } from "../../widgets/ServiceMark";
import { SortHead } from "../../widgets/SortHead";
import { Sparkline } from "../../widgets/Sparkline";

type Column = Figure | "service" | "instances";
const COLUMNS: readonly Column[] = ["service", ...FIGURES, "instances"];

interface Props {
  readonly lines: readonly ServiceLine[];
  readonly seconds: number;
  /** The sort as the address says it. */
  readonly written: string | undefined;
  readonly sortBy: (sort: string) => void;
}

/** A line for each service; arrow keys walk from one to the next. */
export function ServiceTable({ lines, seconds, written, sortBy }: Props) {
  const { t } = useTranslation();
  const slots = useServiceSlots();
  const sort = readSort<Column>(written, COLUMNS, "rate");
  const sorted = sortedBy(lines, sort, (line, column) => figure(line, column, seconds));
  return (
    <table className="grid nowrap" data-testid="services" onKeyDown={walk}>
      <thead>
        <tr>
          <SortHead column="service" label={t("search.service")} sort={sort} change={sortBy} />
          <FigureHeads sort={sort} change={sortBy} />
          <SortHead column="instances" label={t("services.instances")} sort={sort} change={sortBy} number />
          <th scope="col">{t("services.trend")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((line) => (
          <ServiceRow key={`${line.environment} ${line.service}`} line={line} slot={slots.get(line.service)} seconds={seconds} />
        ))}
      </tbody>
    </table>
  );
}

function figure(line: ServiceLine, column: Column, seconds: number): string | number | null {
  if (column === "service") return line.service;
  return column === "instances" ? line.instances : figureOf(line, column, seconds);
}

function ServiceRow({ line, slot, seconds }: { line: ServiceLine; slot: number | undefined; seconds: number }) {
  const scope = useScope();
  return (
    <tr data-testid="service-row" data-service={line.service}>
      <td>
        <ServiceMark slot={slot} />
        <ServiceLink service={line.service} environment={line.environment} />
      </td>
      <FigureCells counted={line} seconds={seconds} traces={{ ...scope, service: line.service }} />
      <td className="number">{line.instances || "–"}</td>
      <td>
        <Sparkline series={line.series} />
      </td>
    </tr>
  );
}

/** From a service's link to that of the next line. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = event.target instanceof Element ? event.target.closest("tr") : null;
  const to = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key]?.querySelector<HTMLElement>("a");
  if (!to) return;
  event.preventDefault();
  to.focus();
}
