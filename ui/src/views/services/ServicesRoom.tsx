// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { serviceLines } from "../../api/serviceLines";
import { redQuery } from "../../state/figures";
import type { ServicesPage } from "../../state/pages";
import { servicesQuery } from "../../state/queries";
import { toldEnvironment } from "../../state/scope";
import { useShortcuts } from "../../state/shortcuts";
import { useScope } from "../../state/useScope";
import { NoRequests } from "../../widgets/NoRequests";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { ServiceTable } from "./ServiceTable";

const route = getRouteApi("/services");
const STEPS = 30;
const MOST = 1000;

/** All services: which are there, how busy they are, and how they do. */
export function ServicesRoom() {
  const { t } = useTranslation();
  const page = route.useSearch();
  const scope = useScope();
  const navigate = route.useNavigate();
  const services = useQuery(servicesQuery);
  const figures = useQuery(redQuery(scope, { by: "service", steps: STEPS, limit: MOST }));
  const instances = useQuery(redQuery(scope, { by: "instance", limit: MOST }));
  const change = (part: Partial<ServicesPage>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const environment = toldEnvironment(scope);
  const lines = useMemo(() => serviceLines(services.data ?? [], figures.data?.rows ?? [], instances.data?.rows ?? [], environment), [services.data, figures.data, instances.data, environment]);
  useShortcuts({ "/": () => document.getElementById("service-filter")?.focus() });
  const failed = [services, figures].find(({ isError }) => isError);
  if (failed?.error) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!figures.data || services.isPending) return <p className="waiting">{t("red.loading")}</p>;
  const found = lines.filter(({ service }) => service.toLowerCase().includes((page.q ?? "").toLowerCase()));
  return (
    <div className="room">
      <h1 className="unseen">{t("rooms.services")}</h1>
      <div className="queryBar">
        <input id="service-filter" className="field" type="search" placeholder={t("services.filter")} aria-label={t("services.filter")} value={page.q ?? ""} onChange={(event) => change({ q: event.target.value || undefined })} />
        <span className="dim">{t("services.count", { count: found.length })}</span>
        {figures.data.rowsLeftOut > 0 && <span className="warn">{t("red.leftOut", { count: figures.data.rowsLeftOut })}</span>}
      </div>
      <div className="page" tabIndex={-1}>
        {lines.length === 0 && <NoRequests />}
        {lines.length > 0 && <ServiceTable lines={found} seconds={figures.data.seconds} written={page.sort} sortBy={(sort) => change({ sort })} />}
        {lines.length > 0 && found.length === 0 && <p className="waiting">{t("services.noMatch")}</p>}
      </div>
    </div>
  );
}
