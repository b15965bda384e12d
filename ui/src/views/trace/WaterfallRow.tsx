// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { memo } from "react";
import { useTranslation } from "react-i18next";
import { STATUS_ERROR, type TraceTable } from "../../api/traceTable";
import { formatDuration } from "../../base/duration";
import { Icon } from "../../widgets/Icon";
import { ServiceMark } from "../../widgets/ServiceMark";
import { Found, indentOf, MOST_INDENT } from "./Found";

interface Props {
  readonly table: TraceTable;
  readonly row: number;
  readonly index: number;
  readonly top: number;
  readonly nameWidth: number;
  readonly slot: number | undefined;
  readonly selected: boolean;
  readonly focusable: boolean;
  readonly closed: boolean;
  readonly methods: number | undefined;
  readonly q: string;
  readonly select: (row: number) => void;
  readonly fold: (row: number) => void;
  readonly openTree: (row: number) => void;
}

/** The text of one span's row; its bar is on the canvas beside it. */
export const WaterfallRow = memo(
  function WaterfallRow({ table, row, index, top, nameWidth, slot, selected, focusable, closed, methods, q, select, fold, openTree }: Props) {
    const { t } = useTranslation();
    const below = table.end[row]! - row - 1;
    const depth = table.depth[row]!;
    const failed = table.status[row] === STATUS_ERROR;
    return (
      <div role="row" className="spanRow" data-testid="span-row" data-row={row} aria-rowindex={index + 1} aria-level={depth + 1} aria-selected={selected} aria-expanded={below > 0 ? !closed : undefined} tabIndex={focusable ? 0 : -1} style={{ transform: `translateY(${top}px)` }} onClick={() => select(row)}>
        <div role="gridcell" className="nameCell cut" style={{ width: nameWidth, paddingLeft: indentOf(depth) }}>
          <Triangle below={below} closed={closed} fold={() => fold(row)} />
          {depth > MOST_INDENT && (
            <span className="level" title={t("trace.level", { depth })}>
              {depth}
            </span>
          )}
          <ServiceMark slot={slot} />
          {failed && (
            <span className="failure" title={t("trace.error")}>
              <Icon name="error" size={12} />
            </span>
          )}
          <span className="cut">
            <span className="dim">
              <Found text={table.services[table.service[row]!] ?? ""} q={q} />
            </span>{" "}
            <Found text={table.names[table.name[row]!] ?? ""} q={q} />
          </span>
          {closed && below > 0 && (
            <span className="pill" title={t("trace.hidden", { count: below })}>
              +{below}
            </span>
          )}
          {methods !== undefined && (
            <button type="button" className="quiet accent" tabIndex={-1} title={t("trace.hasTree", { count: methods })} aria-label={t("trace.hasTree", { count: methods })} onClick={(event) => (event.stopPropagation(), openTree(row))}>
              <Icon name="tree" size={13} />
            </button>
          )}
        </div>
        <span role="gridcell" className="unseen">
          {formatDuration(table.duration[row]!)}
        </span>
      </div>
    );
  },

);

export function Triangle({ below, closed, fold }: { below: number; closed: boolean; fold: () => void }) {
  const { t } = useTranslation();
  if (below === 0) return <span className="triangle" />;
  return (
    <button type="button" className="triangle" tabIndex={-1} data-closed={closed || undefined} aria-label={t(closed ? "trace.expand" : "trace.collapse")} onClick={(event) => (event.stopPropagation(), fold())} />
  );
}
