// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { comparedQuery } from "../../state/figures";
import type { ServicePage } from "../../state/pages";
import { useServiceSlots } from "../../state/serviceColours";
import { useShortcuts } from "../../state/shortcuts";
import { useScope } from "../../state/useScope";
import { Icon } from "../../widgets/Icon";
import { NoRequests } from "../../widgets/NoRequests";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { RedCharts } from "../../widgets/RedCharts";
import { ServiceMark } from "../../widgets/ServiceMark";
import { InstanceTable } from "./InstanceTable";
import { Neighbours } from "./Neighbours";
import { OperationTable } from "./OperationTable";

const route = getRouteApi("/services/$service");
const STEPS = 72;

/** One service: how it does against the period before, by operation, by process, and with its neighbours. */
export function ServiceRoom() {
  const { service } = route.useParams();
  const page = route.useSearch();
  const navigate = route.useNavigate();
  // What is typed letter by letter is one step of the browser's history.
  const change = (part: Partial<ServicePage>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: "q" in part });
  useShortcuts({
    "/": () => document.getElementById("operation-filter")?.focus(),
    Escape: () => change({ operation: undefined, instance: undefined }),
  });
  return (
    <div className="room" key={service}>
      <ServiceHeader service={service} page={page} change={change} />
      <div className="page" tabIndex={-1}>
        <ServiceCharts service={service} page={page} />
        <OperationTable service={service} page={page} change={change} />
        <InstanceTable service={service} page={page} change={change} />
        <Neighbours service={service} />
      </div>
    </div>
  );
}

interface HeaderProps {
  readonly service: string;
  readonly page: ServicePage;
  readonly change: (part: Partial<ServicePage>) => void;
}

function ServiceHeader({ service, page: { operation, instance }, change }: HeaderProps) {
  const { t } = useTranslation();
  const scope = useScope();
  const slots = useServiceSlots();
  return (
    <header className="roomHead">
      <Link to="/services" search={scope} className="quiet" title={t("service.back")} aria-label={t("service.back")}>
        <Icon name="back" />
      </Link>
      <h1 className="cut">
        <ServiceMark slot={slots.get(service)} /> {service}
      </h1>
      {operation !== undefined && <Narrowed what={operation} drop={() => change({ operation: undefined })} />}
      {instance !== undefined && <Narrowed what={instance} drop={() => change({ instance: undefined })} />}
      <span className="spring" />
      <Link to="/map" search={{ ...scope, service }} className="toggle">
        <Icon name="map" size={14} /> {t("rooms.map")}
      </Link>
      <Link to="/recording" search={{ ...scope, service }} className="toggle">
        <Icon name="record" size={14} /> {t("rooms.recording")}
      </Link>
      <Link to="/traces" search={{ ...scope, service, operation }} className="toggle" data-testid="service-traces">
        <Icon name="traces" size={14} /> {t("rooms.traces")}
      </Link>
    </header>
  );
}

/** To what the charts are narrowed, and the way out of it. */
function Narrowed({ what, drop }: { what: string; drop: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="toggle" aria-pressed="true" title={t("service.widen")} onClick={drop} data-testid="narrowed">
      <span className="cut">{what}</span>
      <Icon name="close" size={11} />
    </button>
  );
}

function ServiceCharts({ service, page: { operation, instance } }: { service: string; page: ServicePage }) {
  const { t } = useTranslation();
  const scope = useScope();
  const compared = useQuery(comparedQuery(scope, { by: "total", service, operation, instance, steps: STEPS }));
  if (compared.isPending) return <p className="waiting">{t("red.loading")}</p>;
  if (compared.isError) return <ProblemNotice error={compared.error} retry={() => void compared.refetch()} />;
  if (compared.data.now.rows.length === 0) return <NoRequests />;
  const attribute = instance ? [`service.instance.id=${instance}`] : undefined;
  return <RedCharts compared={compared.data} traces={{ ...scope, service, operation, attribute }} />;
}
