// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import { callKey, nodeOf, type CallTable } from "../../api/callTable";
import { formatDuration } from "../../base/duration";
import { formatWindow, zoomed, type TracePage } from "../../state/tracePage";
import { Icon } from "../../widgets/Icon";

interface Props {
  readonly table: CallTable;
  readonly call: number;
  readonly change: (part: Partial<TracePage>) => void;
}

/** One call in words, below the views of calls. */
export function CallFacts({ table, call, change }: Props) {
  const { t } = useTranslation();
  const node = nodeOf(table, call);
  const { fragment, tree } = table.lanes[table.lane[call]!]!;
  const place = { call: callKey(table, call), node: `${tree}.${node.id}` };
  return (
    <footer className="callFacts" aria-live="polite" data-testid="call-facts">
      <code className="cut" title={`${node.class}.${node.method}${node.descriptor}`}>
        <span className="dim">{node.class}.</span>
        <b>{node.method}</b>
      </code>
      <span className="number">{t("span.startsAt", { offset: formatDuration(Math.max(0, table.start[call]!)) })}</span>
      <b className="number">{durationOf(table, call) ?? t("calls.endNotSeen")}</b>
      <span className="cut dim">{fragment.thread}</span>
      <span className="spring" />
      <button type="button" className="quiet" onClick={() => change({ ...place, view: "line", window: formatWindow(around(table, call)) })}>
        {t("calls.zoomTo")}
      </button>
      <button type="button" className="quiet accent" onClick={() => change({ ...place, view: undefined, q: undefined })} data-testid="call-in-tree">
        <Icon name="tree" size={13} /> {t("calls.inTree")}
      </button>
    </footer>
  );
}

/** Undefined where the end was not seen. */
export function durationOf(table: CallTable, call: number): string | undefined {
  return table.endSeen[call] === 1 ? formatDuration(table.end[call]! - table.start[call]!) : undefined;
}

/** The time of a call with a little air on both sides. */
export function around(table: CallTable, call: number): readonly [number, number] {
  const [start, end] = [table.start[call]!, table.end[call]!];
  return zoomed([start, Math.max(end, start + 1)], table.whole, (start + end) / 2, 1.1);
}
