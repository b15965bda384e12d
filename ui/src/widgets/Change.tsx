// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslation } from "react-i18next";
import { formatChange } from "../base/change";

/** A change by less says nothing yet. */
const NOTABLE = 0.1;

interface Props {
  readonly now: number | null;
  readonly before: number | null | undefined;
  readonly write: (value: number) => string;
  /** More is worse: of errors and durations, not of requests. */
  readonly moreIsWorse: boolean;
}

/** How a figure differs from that of the period before; nothing where there was none. */
export function Change({ now, before, write, moreIsWorse }: Props) {
  const { t } = useTranslation();
  const text = formatChange(now, before);
  if (text === undefined) return null;
  const ratio = now! / before!;
  const worse = moreIsWorse && ratio > 1 + NOTABLE;
  const better = moreIsWorse && ratio < 1 - NOTABLE;
  return (
    <span className={`change ${worse ? "failure" : better ? "good" : "dim"}`} title={t("red.before", { value: write(before!) })}>
      {text}
    </span>
  );
}
