// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import type { CallTree } from "../../api/documents";

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
      {tree.demoted.length > 0 && (
        <details>
          <summary>{t("tree.demoted", { count: tree.demoted.length })}</summary>
          <p>{t("tree.demotedText")}</p>
          <ul>
            {tree.demoted.map((method) => (
              <li key={`${method.class}.${method.method}${method.descriptor}`}>
                <code>{`${method.class}.${method.method}`}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
