// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MethodTable } from "../../api/methodTable";
import { neighbour } from "../../base/outline";
import type { CallView } from "../../state/tracePage";
import { CallFacts } from "./CallFacts";
import { CallList } from "./CallList";
import { FindBar } from "./FindBar";
import { Timeline } from "./Timeline";
import { TreeNotes } from "./TreeNotes";
import { useCalls } from "./useCalls";
import { ViewSwitch } from "./ViewSwitch";

/** A request call by call: on a time line, or as the list that says the same in words. */
export function CallViews({ methods, view }: { methods: MethodTable; view: CallView }) {
  const { t } = useTranslation();
  const calls = useCalls(methods.trees);
  const [hovered, setHovered] = useState(-1);
  const { table, selected, matchedRows, page, change } = calls;
  const toMatch = (forward: boolean) => {
    const at = neighbour(matchedRows, selected < 0 ? -1 : calls.position[selected]!, forward);
    if (at !== undefined) calls.select(table.order[at]!);
  };
  const shown = hovered >= 0 && view === "line" ? hovered : selected;
  return (
    <section className="pane">
      <FindBar placeholder={t("tree.filter")} q={page.q ?? ""} change={(q) => change({ q })} matches={matchedRows} selected={selected < 0 ? -1 : calls.position[selected]!} onKey={(event) => event.key === "Enter" && toMatch(!event.shiftKey)}>
        <ViewSwitch />
        <span className="dim">{t("calls.count", { count: table.size })}</span>
      </FindBar>
      <TreeNotes trees={methods.trees} />
      {view === "line" ? <Timeline calls={calls} hovered={hovered} hover={setHovered} toMatch={toMatch} /> : <CallList calls={calls} />}
      {shown >= 0 && <CallFacts table={table} call={shown} change={change} />}
    </section>
  );
}
