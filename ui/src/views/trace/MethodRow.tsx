// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { Fragment, MethodNode } from "../../api/documents";
import type { MethodTable } from "../../api/methodTable";
import { rowOfSpan, type TraceTable } from "../../api/traceTable";
import { formatBytes } from "../../base/bytes";
import { formatDuration } from "../../base/duration";
import { Icon } from "../../widgets/Icon";
import { Measure } from "../../widgets/Measure";
import { ServiceMark } from "../../widgets/ServiceMark";
import { Found, indentOf, MOST_INDENT } from "./Found";
import { Triangle } from "./WaterfallRow";

interface Props {
  readonly methods: MethodTable;
  readonly table: TraceTable;
  readonly row: number;
  readonly top: number;
  readonly slots: ReadonlyMap<string, number>;
  readonly hot: boolean;
  readonly closed: boolean;
  readonly selected: boolean;
  readonly focusable: boolean;
  readonly q: string;
  readonly select: () => void;
  readonly fold: () => void;
  readonly showSpan: (spanId: string) => void;
}

/** One line of the method tree: a service, a thread, or a method with its figures. */
export function MethodRow(props: Props) {
  const { methods, row, closed } = props;
  const line = methods.lines[row]!;
  const below = methods.end[row]! - row - 1;
  const depth = methods.depth[row]!;
  const failed = line.sort === "method" && line.node.errors > 0;
  return (
    <div role="row" className="methodRow" data-testid={`${line.sort}-row`} data-sort={line.sort} data-failed={failed || undefined} data-hot={props.hot || undefined} aria-level={depth + 1} aria-selected={props.selected} aria-expanded={below > 0 ? !closed : undefined} tabIndex={props.focusable ? 0 : -1} style={{ transform: `translateY(${props.top}px)` }} onClick={props.select}>
      <span role="gridcell" className="nameCell cut" style={{ paddingLeft: indentOf(depth) }}>
        <Triangle below={below} closed={closed} fold={props.fold} />
        {depth > MOST_INDENT && <span className="level">{depth}</span>}
        {line.sort === "tree" && <TreeName {...props} tree={line.tree} />}
        {line.sort === "fragment" && <ThreadName fragment={line.fragment} />}
        {line.sort === "method" && <MethodName node={line.node} q={props.q} />}
      </span>
      {line.sort === "method" && <Figures node={line.node} whole={props.table.durationNanos} allocated={mostAllocated(methods, line.tree)} thread={methods.trees[line.tree]!.fragments.find(({ id }) => id === line.node.fragment)?.thread} />}
    </div>
  );
}

function TreeName({ methods, table, slots, tree: index, showSpan }: Props & { tree: number }) {
  const { t } = useTranslation();
  const tree = methods.trees[index]!;
  const caller = callerOf(table, rowOfSpan(table, tree.spanId));
  return (
    <>
      <ServiceMark slot={slots.get(tree.service)} />
      <b>{tree.service}</b>
      <span className="dim">{tree.instance}</span>
      {caller && <span className="dim">{t("tree.calledBy", { service: caller })}</span>}
      <button type="button" className="quiet accent" tabIndex={-1} title={t("tree.toSpan")} aria-label={t("tree.toSpan")} onClick={(event) => (event.stopPropagation(), showSpan(tree.spanId))}>
        <Icon name="traces" size={13} />
      </button>
    </>
  );
}

function ThreadName({ fragment }: { fragment: Fragment }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="pill" title={t(fragment.anchorNode === null ? "tree.unanchored" : "tree.asyncHint")}>
        {t("tree.async")}
      </span>
      <code>{fragment.thread}</code>
      {fragment.virtual && <span className="dim">{t("tree.virtual")}</span>}
    </>
  );
}

function MethodName({ node, q }: { node: MethodNode; q: string }) {
  const { t } = useTranslation();
  const simple = node.class.slice(node.class.lastIndexOf(".") + 1);
  const where = node.line === null ? "" : `\n${t("tree.line", { line: node.line })}`;
  return (
    <>
      {node.errors > 0 && (
        <span className="failure" title={t("tree.failed", { count: node.errors })}>
          <Icon name="error" size={12} />
        </span>
      )}
      <span className="cut methodName" title={`${node.class}.${node.method}${node.descriptor}${where}`}>
        <span className="dim">
          <Found text={simple} q={q} />.
        </span>
        <Found text={node.method} q={q} />
      </span>
    </>
  );
}

function Figures({ node, whole, allocated, thread }: { node: MethodNode; whole: number; allocated: number; thread: string | undefined }) {
  const { t } = useTranslation();
  const partlyTimed = node.timedCount < node.count ? t("tree.partlyTimed", { timed: node.timedCount, count: node.count }) : undefined;
  const partlyMeasured = node.measuredCount < node.count ? t("tree.partlyMeasured", { measured: node.measuredCount, count: node.count }) : undefined;
  const share = (value: number | null) => (value ?? 0) / Math.max(1, whole);
  return (
    <>
      <span role="gridcell" className="number" title={partlyTimed}>
        {partlyTimed !== undefined && <span className="dim">{t("tree.timedOf", { timed: node.timedCount })}</span>}
        {node.count.toLocaleString()}
      </span>
      <Measure value={node.totalNanos} share={share(node.totalNanos)} write={formatDuration} note={partlyTimed} />
      <Measure value={node.selfNanos} share={share(node.selfNanos)} write={formatDuration} note={partlyTimed} />
      <Measure value={node.totalAllocatedBytes} share={(node.totalAllocatedBytes ?? 0) / Math.max(1, allocated)} write={formatBytes} note={partlyMeasured} />
      <span role="gridcell" className="number failure">
        {node.errors || ""}
      </span>
      <span role="gridcell" className="cut dim">
        {thread}
      </span>
    </>
  );
}

function mostAllocated(methods: MethodTable, tree: number): number {
  return methods.trees[tree]!.nodes[0]?.totalAllocatedBytes ?? 1;
}

/** The service of the nearest span above that belongs to another one. */
function callerOf(table: TraceTable, row: number): string | undefined {
  for (let at = row < 0 ? -1 : table.parent[row]!; at >= 0; at = table.parent[at]!) {
    if (table.service[at] !== table.service[row]) return table.services[table.service[at]!];
  }
  return undefined;
}
