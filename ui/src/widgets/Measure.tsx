// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";

/** A figure with a bar of its share; a figure that was not measured is a dash that says so, never a zero. */
export function Measure({ value, share, write, note }: { value: number | null; share: number; write: (value: number) => string; note?: string | undefined }) {
  const { t } = useTranslation();
  if (value === null) {
    return (
      <span className="measure unmeasured" title={t("tree.notMeasured")} aria-label={t("tree.notMeasured")}>
        –
      </span>
    );
  }
  return (
    <span className="measure" title={note}>
      <i style={{ width: `calc((100% - 76px) * ${Math.min(1, share)})` }} />
      <b>
        {note === undefined ? "" : "≥ "}
        {write(value)}
      </b>
    </span>
  );
}
