// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { endpointOf } from "../../api/levels";
import { hotRows, lineKey, methodTable, type MethodTable } from "../../api/methodTable";
import type { TraceTable } from "../../api/traceTable";
import { formatFold, parseFold, toggled } from "../../base/fold";
import { neighbour, visibleRows } from "../../base/outline";
import { treesQuery } from "../../state/queries";
import { useServiceSlots } from "../../state/serviceColours";
import type { TracePage } from "../../state/tracePage";
import { ProblemNotice } from "../../widgets/ProblemNotice";
import { CallViews } from "./CallViews";
import { FindBar } from "./FindBar";
import { MethodRow } from "./MethodRow";
import { TreeNotes } from "./TreeNotes";
import { useRows } from "./useRows";
import { ViewSwitch } from "./ViewSwitch";

const route = getRouteApi("/traces/$traceId");
const COLUMNS = ["method", "calls", "total", "self", "allocated", "errors", "thread"] as const;
const OPENS_WHOLE = 300;

/** The methods that every service of the trace ran for this request. */
export function MethodTree({ table }: { table: TraceTable }) {
  const { t } = useTranslation();
  const { view } = route.useSearch();
  const trees = useQuery(treesQuery(table.traceId));
  if (trees.isPending) return <p className="waiting">{t("tree.loading")}</p>;
  if (trees.isError) return <ProblemNotice error={trees.error} retry={() => void trees.refetch()} />;
  if (trees.data.size === 0) {
    return (
      <div className="notice">
        <h2>{t("tree.none")}</h2>
        <p>{t("tree.noneText")}</p>
      </div>
    );
  }
  return view && inOrder(trees.data) ? <CallViews methods={trees.data} view={view} /> : <Methods table={table} methods={trees.data} />;
}

function Methods({ table, methods }: { table: TraceTable; methods: MethodTable }) {
  const { t } = useTranslation();
  const page = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<TracePage>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const fold = useMemo(() => parseFold(page.methods ?? ""), [page.methods]);
  const hot = useMemo(() => hotRows(methods), [methods]);
  const rowByKey = useMemo(() => new Map(methods.lines.map((line, row) => [lineKey(line), row])), [methods]);
  const matches = useMemo(() => matching(methods, page.q ?? ""), [methods, page.q]);
  const isClosed = useCallback((row: number) => methods.end[row]! > row + 1 && closedByRule(fold.rule, hot, row, methods.size) !== fold.flips.has(row), [methods, fold, hot]);
  const rows = useMemo(() => visibleRows(methods, isClosed), [methods, isClosed]);
  const selected = page.node ? (rowByKey.get(page.node) ?? -1) : methods.lines.findIndex((line) => line.sort === "tree" && methods.trees[line.tree]!.spanId === page.span);
  const foldAll = (rule: "open" | "closed") => change({ methods: rule === "open" ? "-" : "*" });
  const list = useRows({
    outline: methods,
    rows,
    selected,
    matches,
    errors: methods.errorRows,
    isClosed,
    foldAll,
    select: (row) => change({ node: lineKey(methods.lines[row]!) }),
    fold: (row) => change({ methods: formatFold(toggled(fold, row)) || undefined }),
  });
  const slots = useServiceSlots(table.services);
  return (
    <section className="pane">
      <FindBar placeholder={t("tree.filter")} q={page.q ?? ""} change={(q) => change({ q })} matches={matches} selected={selected} onKey={list.onFindKey} errors={methods.errorRows.length} nextError={() => list.go(neighbour(methods.errorRows, selected, true))} foldAll={foldAll}>
        <button type="button" className="toggle" aria-pressed={fold.rule === "auto"} onClick={() => change({ methods: undefined })}>
          {t("tree.hotPath")}
        </button>
        {inOrder(methods) ? <ViewSwitch /> : <RecordInOrder table={table} />}
      </FindBar>
      <TreeNotes trees={methods.trees} />
      <div className="methodRow head" role="row">
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader">
            {t(`tree.${column}`)}
          </span>
        ))}
      </div>
      <div className="scroll" ref={list.scroller} role="treegrid" aria-label={t("trace.tree")} aria-rowcount={rows.length} data-testid="method-tree">
        <div style={{ height: list.virtual.getTotalSize(), position: "relative" }}>
          {list.virtual.getVirtualItems().map(({ index, start }) => (
            <MethodRow
              key={rows[index]}
              methods={methods}
              table={table}
              row={rows[index]!}
              top={start}
              slots={slots}
              hot={hot[rows[index]!] === 1}
              closed={isClosed(rows[index]!)}
              selected={rows[index] === selected}
              focusable={rows[index] === selected || (selected < 0 && index === 0)}
              q={page.q ?? ""}
              select={() => change({ node: lineKey(methods.lines[rows[index]!]!) })}
              fold={() => change({ methods: formatFold(toggled(fold, rows[index]!)) || undefined })}
              showSpan={(span) => void navigate({ search: (before) => ({ ...before, tab: undefined, span, q: undefined }) })}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** The way to a time line of the requests to come. */
function RecordInOrder({ table }: { table: TraceTable }) {
  const { t } = useTranslation();
  const [service, operation] = [table.services[table.service[0] ?? 0], table.names[table.name[0] ?? 0]];
  return (
    <Link to="/recording" search={{ service, rule: true, endpoint: endpointOf(operation ?? ""), ordered: true }} className="toggle" title={t("recording.inOrderHint")}>
      {t("recording.inOrder")}
    </Link>
  );
}

function inOrder({ trees }: MethodTable): boolean {
  return trees.some(({ calls }) => calls !== null);
}

function closedByRule(rule: "auto" | "open" | "closed", hot: Uint8Array, row: number, size: number): boolean {
  if (rule === "auto") return size > OPENS_WHOLE && hot[row] === 0;
  return rule === "closed";
}

function matching(methods: ReturnType<typeof methodTable>, q: string): Int32Array {
  const wanted = q.trim().toLowerCase();
  if (wanted === "") return new Int32Array(0);
  return Int32Array.from(methods.lines.flatMap((line, row) => (line.sort === "method" && `${line.node.class}.${line.node.method}`.toLowerCase().includes(wanted) ? [row] : [])));
}
