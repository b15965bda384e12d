// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ProbeReport } from "../../api/documents";
import type { Instance } from "../../api/levels";
import { type ProbeSummary, probeSummaries } from "../../api/probes";
import { formatPercent } from "../../base/percent";
import { useServiceSlots } from "../../state/serviceColours";
import { toldEnvironment } from "../../state/scope";
import { useScope } from "../../state/useScope";
import { ServiceMark } from "../../widgets/ServiceMark";

const COLUMNS = ["processes", "classes", "cost", "governed", "demoted", "undelivered"] as const;

/** What the live probes cost, what they leave out to keep their budget, and what did not arrive. */
export function ProbeTable({ instances, reports }: { instances: readonly Instance[]; reports: readonly ProbeReport[] }) {
  const { t } = useTranslation();
  const slots = useServiceSlots();
  const summaries = probeSummaries(instances, reports, toldEnvironment(useScope()));
  if (instances.length === 0) return null;
  return (
    <section>
      <h2>{t("probes.title")}</h2>
      {summaries.length === 0 && <p className="dim">{t("probes.noneHere")}</p>}
      {summaries.length > 0 && (
        <table className="grid nowrap" data-testid="probe-table">
          <thead>
            <tr>
              <th scope="col">{t("search.service")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className="number">
                  {t(`probes.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summaries.map((summary) => (
              <ProbeRow key={summary.service} summary={summary} slot={slots.get(summary.service)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function ProbeRow({ summary: { service, ...of }, slot }: { summary: ProbeSummary; slot: number | undefined }) {
  const { t } = useTranslation();
  const scope = useScope();
  const over = of.cpuShare !== null && of.budget > 0 && of.cpuShare > of.budget;
  return (
    <tr data-testid="probe-summary" data-service={service}>
      <td>
        <ServiceMark slot={slot} />
        <Link to="/recording" search={{ ...scope, service }} className="nameLink">
          {service}
        </Link>
      </td>
      <td className="number">{of.processes.toLocaleString()}</td>
      <td className={of.classes === 0 ? "number warn" : "number"} title={of.classes === 0 ? t("probes.noClasses") : undefined}>
        {of.classes?.toLocaleString() ?? "–"}
      </td>
      <td className={over ? "number warn" : "number"}>
        {of.cpuShare === null ? "–" : formatPercent(of.cpuShare)} <span className="dim">{of.budget > 0 ? t("recording.ofBudget", { percent: formatPercent(of.budget) }) : t("recording.noBudget")}</span>
      </td>
      <td className={of.governedRatio < 1 ? "number warn" : "number dim"} title={t("recording.governedHint")}>
        {formatPercent(of.governedRatio)}
      </td>
      <td className="number">{of.demoted.toLocaleString()}</td>
      <td className={of.lostSpans + of.lostParts > 0 ? "number failure" : "number dim"} title={t("traces.lostHint")} data-testid="undelivered">
        {of.lostSpans + of.lostParts > 0 ? t("probes.lost", { spans: of.lostSpans, parts: of.lostParts }) : t("probes.noneLost")}
      </td>
    </tr>
  );
}
