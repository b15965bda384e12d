// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Counted, ServiceInstance } from "../../api/figures";
import { formatInstant } from "../../base/instant";
import { instancesQuery, redQuery } from "../../state/figures";
import type { ServicePage } from "../../state/pages";
import { useScope } from "../../state/useScope";
import { FigureCells, FigureHeads } from "../../widgets/FigureCells";
import { ProblemNotice } from "../../widgets/ProblemNotice";

const MOST = 500;
const NOTHING: Counted = { requests: 0, errors: 0, durations: null };

interface Props {
  readonly service: string;
  readonly page: ServicePage;
  readonly change: (part: Partial<ServicePage>) => void;
}

/** The processes of the service: where they run, what they are, and how each does. */
export function InstanceTable({ service, page, change }: Props) {
  const { t } = useTranslation();
  const scope = useScope();
  const instances = useQuery(instancesQuery(service, scope));
  const figures = useQuery(redQuery(scope, { by: "instance", service, limit: MOST }));
  if (instances.isError) return <ProblemNotice error={instances.error} retry={() => void instances.refetch()} />;
  if (!instances.data || instances.data.length === 0) return null;
  const countedOf = (one: ServiceInstance) => figures.data?.rows.find((row) => row.instance === one.instance && row.environment === one.environment) ?? NOTHING;
  return (
    <section>
      <h2>{t("service.instances")}</h2>
      <table className="grid nowrap" data-testid="service-instances">
        <thead>
          <tr>
            {(["instance", "host", "version", "runtime", "seen"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`service.${column}`)}
              </th>
            ))}
            <FigureHeads />
          </tr>
        </thead>
        <tbody>
          {instances.data.map((one) => (
            <InstanceRow key={`${one.environment} ${one.instance}`} instance={one} counted={countedOf(one)} seconds={figures.data?.seconds ?? 1} page={page} change={change} service={service} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends Props {
  readonly instance: ServiceInstance;
  readonly counted: Counted;
  readonly seconds: number;
}

function InstanceRow({ instance: one, counted, seconds, page, change, service }: RowProps) {
  const { t, i18n } = useTranslation();
  const scope = useScope();
  const chosen = page.instance === one.instance;
  const probe = [one.probe, one.probeVersion].filter(Boolean).join(" ");
  const where = [one.host, ...one.ips].filter((part) => part !== null);
  return (
    <tr data-testid="instance-row" data-instance={one.instance} data-chosen={chosen || undefined}>
      <td>
        {one.instance === "" ? (
          <span className="dim">{t("service.noInstance")}</span>
        ) : (
          <button type="button" className="nameLink" aria-pressed={chosen} title={t("service.narrow")} onClick={() => change({ instance: chosen ? undefined : one.instance })}>
            <code className="cut">{one.instance}</code>
          </button>
        )}
        {one.environment !== "" && scope.environment === undefined && <span className="pill">{one.environment}</span>}
      </td>
      <td title={where.join("\n")}>
        {where[0] ?? "–"} {one.pid !== null && <span className="dim">{t("service.pid", { pid: one.pid })}</span>}
      </td>
      <td>{one.version ?? "–"}</td>
      <td className="cut runtime" title={[one.runtime ?? one.language, probe].filter(Boolean).join("\n")}>
        {one.runtime ?? one.language ?? "–"} <span className="dim">{probe}</span>
      </td>
      <td className="dim" title={t("service.firstSeen", { time: formatInstant(one.firstSeenUnixNanos, i18n.language) })}>
        {formatInstant(one.lastSeenUnixNanos, i18n.language)}
      </td>
      <FigureCells counted={counted} seconds={seconds} traces={one.instance === "" ? undefined : { ...scope, service, attribute: [`service.instance.id=${one.instance}`] }} />
    </tr>
  );
}
