// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { TraceSummary } from "../../api/documents";
import { formatDuration } from "../../base/duration";
import { formatInstant, formatInstantFully } from "../../base/instant";
import { useServiceSlots } from "../../state/serviceColours";
import { useScope } from "../../state/useScope";
import { Icon } from "../../widgets/Icon";
import { ServiceMark, serviceColour } from "../../widgets/ServiceMark";
import { Losses } from "./Losses";

/** The found requests, newest first; only the rows on screen exist. */
export function ResultTable({ traces, more }: { traces: readonly TraceSummary[]; more: (() => void) | undefined }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: traces.length, getScrollElement: () => scroller.current, estimateSize: () => 24, overscan: 12 });
  const longest = traces.reduce((most, { durationNanos }) => Math.max(most, durationNanos), 1);
  const slots = useServiceSlots();
  return (
    <div className="results" role="table" aria-label={t("traces.title")} aria-rowcount={traces.length}>
      <div className="resultRow head" role="row">
        {(["start", "request", "duration", "spans", "errors", "services", "trees"] as const).map((column) => (
          <span role="columnheader" key={column}>
            {t(`traces.${column}`)}
          </span>
        ))}
      </div>
      <div className="scroll" ref={scroller} role="rowgroup" onKeyDown={walk}>
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <ResultRow key={index} trace={traces[index]!} top={start} longest={longest} slots={slots} />
          ))}
        </div>
        <footer className="resultFoot">
          {t(more ? "traces.shownMore" : "traces.shown", { count: traces.length })}
          {more && (
            <button type="button" className="toggle" onClick={more}>
              {t("traces.more")}
            </button>
          )}
          <Losses />
        </footer>
      </div>
    </div>
  );
}

interface RowProps {
  readonly trace: TraceSummary;
  readonly top: number;
  readonly longest: number;
  readonly slots: ReadonlyMap<string, number>;
}

function ResultRow({ trace, top, longest, slots }: RowProps) {
  const { t, i18n } = useTranslation();
  const scope = useScope();
  return (
    <Link to="/traces/$traceId" params={{ traceId: trace.traceId }} search={scope} role="row" className="resultRow" data-testid="trace-row" data-trace={trace.traceId} data-failed={trace.errors > 0 || undefined} style={{ transform: `translateY(${top}px)` }}>
      <span role="cell" className="dim number" title={formatInstantFully(trace.startUnixNanos, i18n.language)}>
        {formatInstant(trace.startUnixNanos, i18n.language)}
      </span>
      <span role="cell" className="cut">
        <ServiceMark slot={slots.get(trace.service)} />
        <span className="dim">{trace.service}</span> <b>{trace.operation}</b>
      </span>
      <span role="cell" className="measure">
        <i style={{ width: `calc((100% - 76px) * ${trace.durationNanos / longest})`, background: serviceColour(slots.get(trace.service)) }} />
        <b>{formatDuration(trace.durationNanos)}</b>
      </span>
      <span role="cell" className="number dim">
        {trace.spans}
      </span>
      <span role="cell" className="number failure" title={trace.errors > 0 ? t("traces.errorCount", { count: trace.errors }) : undefined}>
        {trace.errors > 0 && <Icon name="error" size={12} />}
        {trace.errors || ""}
      </span>
      <span role="cell" className="cut" title={trace.services.join("\n")}>
        {trace.services.map((service) => (
          <ServiceMark key={service} slot={slots.get(service)} />
        ))}
        <span className="dim">{t("traces.serviceCount", { count: trace.services.length })}</span>
      </span>
      <span role="cell" className="accent" title={trace.callTrees > 0 ? t("traces.hasTrees", { count: trace.callTrees }) : undefined}>
        {trace.callTrees > 0 && <Icon name="tree" size={13} />} {trace.callTrees || ""}
      </span>
    </Link>
  );
}

/** Arrow keys walk from row to row. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = event.target instanceof Element ? event.target.closest("[role=row]") : null;
  const step = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key];
  if (!(step instanceof HTMLElement)) return;
  event.preventDefault();
  step.focus();
}
