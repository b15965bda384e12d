// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { nodeOf } from "../../api/callTable";
import { formatDuration } from "../../base/duration";
import { outlineOf } from "../../base/outline";
import { Found, indentOf, MOST_INDENT } from "./Found";
import { durationOf } from "./CallFacts";
import type { Calls } from "./useCalls";
import { useRows } from "./useRows";

const COLUMNS = ["start", "method", "duration", "thread"] as const;
const NONE = new Int32Array(0);

/** Every call in order, a row each: the time line in words. */
export function CallList({ calls }: { calls: Calls }) {
  const { t } = useTranslation();
  const { table, position, selected, matchedRows } = calls;
  const outline = useMemo(() => outlineOf(new Int32Array(table.size).fill(-1)), [table]);
  const rows = useMemo(() => Int32Array.from({ length: table.size }, (_, row) => row), [table]);
  const at = selected < 0 ? -1 : position[selected]!;
  const list = useRows({ outline, rows, selected: at, matches: matchedRows, errors: NONE, isClosed: () => false, foldAll: () => undefined, fold: () => undefined, select: (row) => calls.select(table.order[row]!) });
  return (
    <>
      <div className="callRow head" role="row">
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader">
            {t(`calls.${column}`)}
          </span>
        ))}
      </div>
      <div className="scroll" ref={list.scroller} role="treegrid" aria-label={t("calls.as.list")} aria-rowcount={table.size} data-testid="call-list">
        <div style={{ height: list.virtual.getTotalSize(), position: "relative" }}>
          {list.virtual.getVirtualItems().map(({ index, start }) => (
            <CallRow key={index} calls={calls} index={index} top={start} selected={index === at} focusable={index === at || (at < 0 && index === 0)} />
          ))}
        </div>
      </div>
    </>
  );
}

interface RowProps {
  readonly calls: Calls;
  /** Its place in the order of all calls. */
  readonly index: number;
  readonly top: number;
  readonly selected: boolean;
  readonly focusable: boolean;
}

function CallRow({ calls: { table, page, select }, index, top, selected, focusable }: RowProps) {
  const { t } = useTranslation();
  const call = table.order[index]!;
  const node = nodeOf(table, call);
  const depth = table.depth[call]!;
  return (
    <div role="row" className="callRow" data-testid="call-row" aria-rowindex={index + 1} aria-level={depth + 1} aria-selected={selected} tabIndex={focusable ? 0 : -1} style={{ transform: `translateY(${top}px)` }} onClick={() => select(call)}>
      <span role="gridcell" className="number dim">
        {t("span.startsAt", { offset: formatDuration(Math.max(0, table.start[call]!)) })}
      </span>
      <span role="gridcell" className="cut" style={{ paddingLeft: indentOf(depth) }} title={`${node.class}.${node.method}${node.descriptor}`}>
        {depth > MOST_INDENT && <span className="level">{depth}</span>}
        <span className="dim">
          <Found text={node.class.slice(node.class.lastIndexOf(".") + 1)} q={page.q ?? ""} />.
        </span>
        <Found text={node.method} q={page.q ?? ""} />
      </span>
      <span role="gridcell" className="number">
        {durationOf(table, call) ?? <span className="dim">{t("calls.endNotSeen")}</span>}
      </span>
      <span role="gridcell" className="cut dim">
        {table.lanes[table.lane[call]!]!.fragment.thread}
      </span>
    </div>
  );
}
