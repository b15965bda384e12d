// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SpanDetails, SpanEvent, SpanLink } from "../../api/documents";
import { rowOfSpan, STATUS_ERROR, type TraceTable } from "../../api/traceTable";
import { formatDuration } from "../../base/duration";
import { spanQuery } from "../../state/queries";
import { CopyButton } from "../../widgets/CopyButton";
import { Icon } from "../../widgets/Icon";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { AttributeTable } from "./AttributeTable";

const route = getRouteApi("/traces/$traceId");

/** All that is known of one span, docked beside the waterfall. */
export function SpanPanel({ table, spanId }: { table: TraceTable; spanId: string }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const details = useQuery(spanQuery(table.traceId, spanId));
  const row = rowOfSpan(table, spanId);
  if (row < 0) return null;
  return (
    <aside className="panel" aria-label={t("span.panel")} data-testid="span-panel">
      <header>
        <h2>{table.names[table.name[row]!]}</h2>
        <button type="button" className="quiet" aria-label={t("span.close")} title={t("span.close")} onClick={() => void navigate({ search: (before) => ({ ...before, span: undefined }) })}>
          <Icon name="close" />
        </button>
      </header>
      <Facts table={table} row={row} spanId={spanId} />
      {details.isError && <ProblemNotice error={details.error} retry={() => void details.refetch()} />}
      {details.isPending && <p className="waiting">{t("span.loading")}</p>}
      {details.data === null && <p className="waiting">{t("span.gone")}</p>}
      {details.data && <Details span={details.data} traceStart={table.startUnixNanos} />}
    </aside>
  );
}

function Facts({ table, row, spanId }: { table: TraceTable; row: number; spanId: string }) {
  const { t } = useTranslation();
  const share = (100 * table.duration[row]!) / Math.max(1, table.durationNanos);
  const tree = table.callTrees.find((at) => at.row === row);
  return (
    <dl className="facts">
      <Fact name={t("span.service")}>{table.services[table.service[row]!]}</Fact>
      <Fact name={t("span.kind")}>{t(`span.kinds.${(table.kind[row] ?? 0) as 0}`)}</Fact>
      <Fact name={t("span.start")}>{t("span.startsAt", { offset: formatDuration(table.start[row]!) })}</Fact>
      <Fact name={t("span.duration")}>
        {formatDuration(table.duration[row]!)} <span className="dim">{t("span.share", { percent: `${share.toFixed(share < 10 ? 1 : 0)} %` })}</span>
      </Fact>
      <Fact name={t("span.status")}>
        <span className={table.status[row] === STATUS_ERROR ? "failure" : undefined}>{t(`span.statuses.${(table.status[row] ?? 0) as 0}`)}</span>
      </Fact>
      <Fact name={t("span.id")}>
        <code>{spanId}</code>
        <CopyButton text={spanId} label={t("span.copyValue")} />
      </Fact>
      {tree && (
        <Fact name={t("span.openTree")}>
          <Link from="/traces/$traceId" to="." search={(before) => ({ ...before, tab: "tree", q: undefined })} className="accent">
            {t("trace.hasTree", { count: tree.nodes })}
          </Link>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Details({ span, traceStart }: { span: SpanDetails; traceStart: string }) {
  const { t } = useTranslation();
  return (
    <>
      {span.status.message && <p className="banner failure">{span.status.message}</p>}
      <h3>{t("span.attributes")}</h3>
      <AttributeTable attributes={span.attributes} dropped={span.droppedAttributes} />
      {span.events.length + span.droppedEvents > 0 && <h3>{t("span.events")}</h3>}
      {span.events.map((event) => (
        <EventEntry key={`${event.unixNanos} ${event.name}`} event={event} traceStart={traceStart} />
      ))}
      {span.droppedEvents > 0 && <p className="dim">{t("span.dropped", { count: span.droppedEvents })}</p>}
      {span.links.length + span.droppedLinks > 0 && <h3>{t("span.links")}</h3>}
      {span.links.map((link) => (
        <LinkEntry key={link.traceId + link.spanId} link={link} />
      ))}
      {span.droppedLinks > 0 && <p className="dim">{t("span.dropped", { count: span.droppedLinks })}</p>}
      {span.linkedBy.length > 0 && <h3>{t("span.linkedBy")}</h3>}
      {span.linkedBy.map((follower) => (
        <div className="event" key={follower.spanId}>
          <Link from="/traces/$traceId" to="." search={(before) => ({ ...before, span: follower.spanId })} className="accent">
            {follower.name}
          </Link>{" "}
          <span className="dim">{follower.service}</span>
        </div>
      ))}
      <h3>{t("span.resource")}</h3>
      <AttributeTable attributes={span.resource.attributes} dropped={0} />
      <dl className="facts">
        <Fact name={t("span.scope")}>{[span.scope.name, span.scope.version].join(" ")}</Fact>
        {span.traceState && <Fact name={t("span.traceState")}>{span.traceState}</Fact>}
      </dl>
    </>
  );
}

function EventEntry({ event, traceStart }: { event: SpanEvent; traceStart: string }) {
  const { t } = useTranslation();
  const offset = Number(BigInt(event.unixNanos) - BigInt(traceStart));
  const stack = event.attributes.find(({ key }) => key === "exception.stacktrace");
  return (
    <div className="event">
      <b className={event.name === "exception" ? "failure" : undefined}>{event.name}</b> <span className="dim">{t("span.startsAt", { offset: formatDuration(Math.max(0, offset)) })}</span>
      <AttributeTable attributes={event.attributes.filter((one) => one !== stack)} dropped={event.droppedAttributes} />
      {stack && (
        <details open>
          <summary>{t("span.stack")}</summary>
          <pre>{String(stack.value)}</pre>
        </details>
      )}
    </div>
  );
}

function LinkEntry({ link }: { link: SpanLink }) {
  return (
    <div className="event">
      <Link to="/traces/$traceId" params={{ traceId: link.traceId }} search={{ span: link.spanId }} className="accent">
        <code>{link.traceId}</code>
      </Link>
      <AttributeTable attributes={link.attributes} dropped={link.droppedAttributes} />
    </div>
  );
}
