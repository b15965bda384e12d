// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { rowOfSpan, rowsNamed, spanIdAt, type TraceTable } from "../../api/traceTable";
import { formatMoment } from "../../base/duration";
import { formatFold, parseFold, toggled } from "../../base/fold";
import { neighbour, rowsWithAncestors, visibleRows } from "../../base/outline";
import { timeTicks } from "../../base/ticks";
import { placeOf } from "../../render/bars";
import { useServiceSlots } from "../../state/serviceColours";
import { timeWindow, type TracePage } from "../../state/tracePage";
import { useSize } from "../../widgets/useSize";
import { BarCanvas } from "./BarCanvas";
import { FindBar } from "./FindBar";
import { Minimap } from "./Minimap";
import { useRows } from "./useRows";
import { WaterfallRow } from "./WaterfallRow";

const route = getRouteApi("/traces/$traceId");

/** Spans as rows: names are page text, bars one canvas. */
export function Waterfall({ table }: { table: TraceTable }) {
  const { t } = useTranslation();
  const page = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<TracePage>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const fold = useMemo(() => parseFold(page.fold ?? ""), [page.fold]);
  const matches = useMemo(() => rowsNamed(table, page.q ?? ""), [table, page.q]);
  const isClosed = useCallback((row: number) => (fold.rule === "closed" && table.end[row]! > row + 1) !== fold.flips.has(row), [table, fold]);
  const rows = useMemo(
    () => (page.only && page.q ? rowsWithAncestors(table, matches) : visibleRows(table, isClosed)),
    [table, isClosed, matches, page.only, page.q],
  );
  const selected = page.span ? rowOfSpan(table, page.span) : -1;
  const foldAll = (rule: "open" | "closed") => change({ fold: rule === "closed" ? "*" : undefined });
  const list = useRows({
    outline: table,
    rows,
    selected,
    matches,
    errors: table.errorRows,
    isClosed,
    foldAll,
    select: (row) => change({ span: spanIdAt(table, row) }),
    fold: (row) => change({ fold: formatFold(toggled(fold, row)) || undefined }),
  });
  const window = timeWindow(page.window, table.durationNanos);
  const slotOf = useServiceSlots(table.services);
  const slots = useMemo(() => table.services.map((service) => slotOf.get(service) ?? 0), [table, slotOf]);
  const treeAt = useMemo(() => new Map(table.callTrees.map((tree) => [tree.row, tree.nodes])), [table]);
  const { width: whole } = useSize(list.scroller);
  const width = Math.max(0, whole - Math.max(260, Math.round(whole * 0.36)));
  const ticks = timeTicks(window[0], window[1], Math.max(2, width / 120));
  const items = list.virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = (items.at(-1)?.index ?? -1) + 1;
  return (
    <section className="pane">
      <FindBar placeholder={t("trace.filter")} q={page.q ?? ""} change={(q) => change({ q })} matches={matches} selected={selected} onKey={list.onFindKey} errors={table.errorRows.length} nextError={() => list.go(neighbour(table.errorRows, selected, true))} foldAll={foldAll}>
        <button type="button" className="toggle" aria-pressed={page.only === true} disabled={!page.q} onClick={() => change({ only: page.only ? undefined : true })}>
          {t("trace.only")}
        </button>
        {page.window && (
          <button type="button" className="toggle" onClick={() => change({ window: undefined })}>
            {t("trace.resetWindow")}
          </button>
        )}
      </FindBar>
      <Minimap table={table} slots={slots} window={window} change={(written) => change({ window: written })} />
      <div className="axis">
        <span className="dim">{t("trace.name")}</span>
        <div style={{ width }}>
          {ticks.map((tick) => (
            <span key={tick} style={{ left: placeOf(tick, window, width) }}>
              {formatMoment(tick, (ticks[1] ?? tick) - ticks[0]!)}
            </span>
          ))}
        </div>
      </div>
      <div className="scroll" ref={list.scroller} role="treegrid" aria-label={t("trace.waterfall")} aria-rowcount={rows.length} data-testid="waterfall">
        <div style={{ height: list.virtual.getTotalSize(), position: "relative" }}>
          {items.map(({ index, start }) => {
            const row = rows[index]!;
            return (
              <WaterfallRow
                key={row}
                table={table}
                row={row}
                index={index}
                top={start}
                nameWidth={whole - width}
                slot={slots[table.service[row]!]}
                selected={row === selected}
                focusable={row === selected || (selected < 0 && index === 0)}
                closed={isClosed(row)}
                methods={treeAt.get(row)}
                q={page.q ?? ""}
                select={(at) => change({ span: spanIdAt(table, at) })}
                fold={(at) => change({ fold: formatFold(toggled(fold, at)) || undefined })}
                openTree={(at) => void navigate({ search: (before) => ({ ...before, tab: "tree", span: spanIdAt(table, at), q: undefined }) })}
              />
            );
          })}
          <BarCanvas table={table} rows={rows} first={first} last={last} width={width} window={window} ticks={ticks} slots={slots} />
        </div>
      </div>
    </section>
  );
}
