// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Counted } from "../api/figures";
import { type Figure, figureOf, FIGURES } from "../api/red";
import { durationBelow, formatDuration } from "../base/duration";
import { formatPercent } from "../base/percent";
import { formatRate } from "../base/rate";
import type { Sort } from "../base/sorting";
import type { TraceSearch } from "../state/traceSearch";
import { Change } from "./Change";
import { SortHead } from "./SortHead";

const WRITE: Readonly<Record<Figure, (value: number) => string>> = { rate: formatRate, errors: formatPercent, p50: formatDuration, p95: formatDuration, p99: formatDuration };

/** Heads of the columns that each table of requests has; without a sort they are just heads. */
export function FigureHeads<C extends string>({ sort, change }: { sort?: Sort<C | Figure>; change?: (sort: string) => void }) {
  const { t } = useTranslation();
  return FIGURES.map((figure) =>
    sort && change ? (
      <SortHead key={figure} column={figure} label={t(`red.${figure}`)} sort={sort} change={change} number />
    ) : (
      <th key={figure} scope="col" className="number">
        {t(`red.${figure}`)}
      </th>
    ),
  );
}

interface Props {
  readonly counted: Counted;
  readonly seconds: number;
  /** The same in the period before, which lasted as long. */
  readonly before?: Counted | undefined;
  readonly compare?: readonly Figure[];
  /** Where the requests behind the figures are listed. */
  readonly traces?: TraceSearch | undefined;
}

/** The cells below: each figure leads to the traces behind it. */
export function FigureCells({ counted, seconds, before, compare, traces }: Props) {
  const { t } = useTranslation();
  return FIGURES.map((figure) => {
    const value = figureOf(counted, figure, seconds);
    const failing = figure === "errors" && counted.errors > 0;
    return (
      <td key={figure} className={failing ? "number failure" : "number"} data-figure={figure}>
        {compare?.includes(figure) && before && <Change now={value} before={figureOf(before, figure, seconds)} write={WRITE[figure]} moreIsWorse={figure !== "rate"} />}
        {value === null ? (
          <span className="unmeasured" title={t("tree.notMeasured")}>
            –
          </span>
        ) : (
          <Behind traces={counted.requests > 0 ? searchBehind(traces, figure, counted) : undefined}>{WRITE[figure](value)}</Behind>
        )}
      </td>
    );
  });
}

function Behind({ traces, children }: { traces: TraceSearch | undefined; children: ReactNode }) {
  const { t } = useTranslation();
  if (!traces) return children;
  return (
    <Link to="/traces" search={traces} className="behind" title={t("red.toTraces")} data-testid="to-traces">
      {children}
    </Link>
  );
}

/** The traces that a figure is about: all, those that failed, or those that took as long. */
export function searchBehind(traces: TraceSearch | undefined, figure: Figure, { errors, durations }: Counted): TraceSearch | undefined {
  if (!traces || figure === "rate") return traces;
  if (figure === "errors") return errors > 0 ? { ...traces, error: true } : undefined;
  return durations ? { ...traces, "min-duration": durationBelow(durations[`${figure}Nanos`]) } : undefined;
}
