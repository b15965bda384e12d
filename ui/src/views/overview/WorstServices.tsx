// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { rowKey, type Trouble, troubles } from "../../api/red";
import { type Compared, comparedQuery } from "../../state/figures";
import { useServiceSlots } from "../../state/serviceColours";
import { useScope } from "../../state/useScope";
import { FigureCells, FigureHeads } from "../../widgets/FigureCells";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { ServiceLink } from "../../widgets/ServiceLink";
import { ServiceMark } from "../../widgets/ServiceMark";

const MOST = 8;

/** The services that fail, or take much longer than in the period before. */
export function WorstServices() {
  const { t } = useTranslation();
  const scope = useScope();
  const compared = useQuery(comparedQuery(scope, { by: "service", limit: 1000 }));
  if (compared.isError) return <ProblemNotice error={compared.error} retry={() => void compared.refetch()} />;
  if (!compared.data || compared.data.now.rows.length === 0) return null;
  const all = troubles(compared.data.now.rows, compared.data.before.rows);
  return (
    <section data-testid="worst-services">
      <h2>{t("overview.worst")}</h2>
      {all.length === 0 ? <p className="dim">{t("overview.noneWorst", { count: compared.data.now.rows.length })}</p> : <TroubleTable all={all} compared={compared.data} />}
      {all.length > MOST && (
        <Link to="/services" search={{ ...scope, sort: "errors" }} className="accent">
          {t("overview.more", { count: all.length - MOST })}
        </Link>
      )}
    </section>
  );
}

function TroubleTable({ all, compared }: { all: readonly Trouble[]; compared: Compared }) {
  const { t } = useTranslation();
  const slots = useServiceSlots();
  return (
    <table className="grid nowrap">
      <thead>
        <tr>
          <th scope="col">{t("search.service")}</th>
          <th scope="col">{t("overview.why")}</th>
          <FigureHeads />
        </tr>
      </thead>
      <tbody>
        {all.slice(0, MOST).map((trouble) => (
          <TroubleRow key={rowKey(trouble.row)} trouble={trouble} slot={slots.get(trouble.row.service ?? "")} seconds={compared.now.seconds} />
        ))}
      </tbody>
    </table>
  );
}

function TroubleRow({ trouble: { row, before, fails, slower }, slot, seconds }: { trouble: Trouble; slot: number | undefined; seconds: number }) {
  const { t } = useTranslation();
  const scope = useScope();
  const service = row.service ?? "";
  return (
    <tr data-testid="worst-service" data-service={service}>
      <td>
        <ServiceMark slot={slot} />
        <ServiceLink service={service} environment={row.environment} />
      </td>
      <td>
        {fails && <span className="failure">{t("overview.fails", { count: row.errors })}</span>} {slower && <span className="warn">{t("overview.slower")}</span>}
      </td>
      <FigureCells counted={row} seconds={seconds} before={before} compare={["errors", "p95"]} traces={{ ...scope, service }} />
    </tr>
  );
}
