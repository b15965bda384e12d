// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { lowerBound } from "../../base/outline";

interface Props {
  readonly placeholder: string;
  readonly q: string;
  readonly change: (q: string | undefined) => void;
  readonly matches: Int32Array;
  readonly selected: number;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly errors?: number;
  readonly nextError?: () => void;
  /** Absent where nothing can be folded. */
  readonly foldAll?: (rule: "open" | "closed") => void;
  readonly children?: ReactNode;
}

/** Find, fold and next error: the tools above every view of a trace. */
export function FindBar({ placeholder, q, change, matches, selected, onKey, errors = 0, nextError, foldAll, children }: Props) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(q);
  const at = lowerBound(matches, selected) + 1;
  return (
    <div className="findBar">
      <input
        id="find"
        className="field"
        style={{ width: 240 }}
        value={written}
        placeholder={placeholder}
        aria-label={placeholder}
        onChange={(event) => {
          setWritten(event.target.value);
          change(event.target.value || undefined);
        }}
        onKeyDown={onKey}
      />
      {q !== "" && <span className="dim">{matches.length === 0 ? t("trace.noMatch") : t("trace.matches", { at: Math.min(at, matches.length), count: matches.length })}</span>}
      {children}
      <span className="spring" />
      {errors > 0 && (
        <button type="button" className="toggle failure" onClick={nextError} data-testid="next-error">
          {t("trace.nextError")}
        </button>
      )}
      {foldAll && (
        <>
          <button type="button" className="toggle" onClick={() => foldAll("closed")}>
            {t("trace.collapseAll")}
          </button>
          <button type="button" className="toggle" onClick={() => foldAll("open")}>
            {t("trace.expandAll")}
          </button>
        </>
      )}
    </div>
  );
}
