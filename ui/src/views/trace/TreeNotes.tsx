// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallTree } from "../../api/documents";
import { isPinned, patternOf } from "../../api/levels";
import { levelsQuery } from "../../state/queries";
import { PinButton } from "../../widgets/PinButton";

/** What the trees do not show, and why: said before a reader trusts a figure. */
export function TreeNotes({ trees }: { trees: readonly CallTree[] }) {
  const told = trees.filter(({ complete, notes, demoted, calls, seenNodes, keptNodes }) => !complete || notes.length + demoted.length + (calls?.missing ?? 0) > 0 || keptNodes < seenNodes);
  return told.map((tree) => <Note key={`${tree.spanId} ${tree.instance}`} tree={tree} />);
}

function Note({ tree }: { tree: CallTree }) {
  const { t } = useTranslation();
  return (
    <div className="banner">
      <b>{tree.service}</b>
      <span>{tree.keptNodes < tree.seenNodes ? t("tree.kept", { kept: tree.keptNodes, seen: tree.seenNodes }) : t("tree.keptAll", { seen: tree.seenNodes })}</span>
      {!tree.complete && <span>{t("tree.incomplete")}</span>}
      {tree.calls !== null && tree.calls.missing > 0 && <span data-testid="calls-missing">{t("calls.missing", { count: tree.calls.missing })}</span>}
      {tree.notes.map((note) => (
        <code key={note}>{note}</code>
      ))}
      {tree.demoted.length > 0 && <Demoted tree={tree} />}
    </div>
  );
}

/** Methods that this tree lacks since they are hot and short; each can be pinned for the requests to come. */
function Demoted({ tree }: { tree: CallTree }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const levels = useQuery({ ...levelsQuery, enabled: open }).data;
  const pinned = (levels?.instances ?? []).filter(({ service }) => service === tree.service).flatMap(({ state }) => state.pinned);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="demoted-here">
      <summary>{t("tree.demoted", { count: tree.demoted.length })}</summary>
      <p>{t("tree.demotedText")}</p>
      <ul>
        {tree.demoted.map((method) => (
          <li key={`${method.class}.${method.method}${method.descriptor}`}>
            <code>{`${method.class}.${method.method}`}</code> {levels && <PinButton service={tree.service} pattern={patternOf(method)} pinned={isPinned(method, pinned)} rules={levels.rules} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
