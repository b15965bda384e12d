// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RedRow, Series } from "../api/figures";
import { errorSeries, type Figure, figureOf, rateSeries } from "../api/red";
import { formatDuration } from "../base/duration";
import { formatPercent } from "../base/percent";
import { formatRate } from "../base/rate";
import type { Compared } from "../state/figures";
import { between } from "../state/scope";
import type { TraceSearch } from "../state/traceSearch";
import { useScopeChange } from "../state/useScope";
import { Change } from "./Change";
import { searchBehind } from "./FigureCells";
import type { ChartLine } from "./plot";
import { TimeChart } from "./TimeChart";

const NONE: Series = { requests: [], errors: [], p50Nanos: [], p95Nanos: [], p99Nanos: [] };

interface Props {
  /** Asked for with steps, and as one row. */
  readonly compared: Compared;
  readonly traces: TraceSearch;
}

/** Rate, errors and durations over time, each with its figure for the whole time and the change to the period before. */
export function RedCharts({ compared: { now, before }, traces }: Props) {
  const { t } = useTranslation();
  const changeScope = useScopeChange();
  const [at, pointAt] = useState<number>();
  const row = now.rows[0];
  const was = before.rows[0];
  if (!row) return null;
  const series = row.series ?? NONE;
  const earlier = was?.series ?? undefined;
  const head = { row, was, traces, seconds: now.seconds, secondsBefore: before.seconds };
  const shared = {
    fromMillis: now.fromMillis,
    stepMillis: now.stepMillis,
    at,
    pointAt,
    choose: (first: number, last: number) => changeScope(between(now.fromMillis + first * now.stepMillis, now.fromMillis + (last + 1) * now.stepMillis)),
  };
  const compare = (values: ChartLine["values"] | undefined): ChartLine[] => (values ? [{ name: t("red.periodBefore"), look: "before", values }] : []);
  return (
    <div className="charts">
      <TimeChart {...shared} title={t("red.rate")} head={<Head {...head} figure="rate" title={t("red.rate")} write={formatRate} />} write={formatRate} lines={[...compare(earlier && rateSeries(earlier, before)), { name: t("red.rate"), look: "main", values: rateSeries(series, now) }]} />
      <TimeChart {...shared} title={t("red.errors")} head={<Head {...head} figure="errors" title={t("red.errors")} write={formatPercent} />} write={formatPercent} lines={[...compare(earlier && errorSeries(earlier)), { name: t("red.errors"), look: "error", values: errorSeries(series) }]} />
      <TimeChart
        {...shared}
        title={t("red.durations")}
        head={
          <Head {...head} figure="p95" title={t("red.durations")} write={formatDuration}>
            <Legend />
          </Head>
        }
        write={formatDuration}
        lines={[...compare(earlier?.p95Nanos), { name: QUANTILES.first, look: "first", values: series.p50Nanos }, { name: QUANTILES.second, look: "second", values: series.p95Nanos }, { name: QUANTILES.third, look: "third", values: series.p99Nanos }]}
      />
    </div>
  );
}

const QUANTILES = { first: "p50", second: "p95", third: "p99" } as const;

function Legend() {
  return Object.entries(QUANTILES).map(([look, name]) => (
    <span key={look} className={`series ${look}`}>
      <i /> {name}
    </span>
  ));
}

interface HeadProps {
  readonly row: RedRow;
  readonly was: RedRow | undefined;
  readonly seconds: number;
  readonly secondsBefore: number;
  readonly traces: TraceSearch;
  readonly figure: Figure;
  readonly title: string;
  readonly write: (value: number) => string;
  readonly children?: ReactNode;
}

/** The figure of the whole time, which leads to the traces behind it. */
function Head({ row, was, seconds, secondsBefore, traces, figure, title, write, children }: HeadProps) {
  const { t } = useTranslation();
  const value = figureOf(row, figure, seconds);
  const behind = searchBehind(traces, figure, row);
  const text = value === null ? "–" : write(value);
  return (
    <>
      <span className="dim">{title}</span>
      <b className={figure === "errors" && row.errors > 0 ? "number failure" : "number"} data-testid={`golden-${figure}`}>
        {figure === "p95" && <span className="dim">{QUANTILES.second} </span>}
        {behind ? (
          <Link to="/traces" search={behind} className="behind" title={t("red.toTraces")}>
            {text}
          </Link>
        ) : (
          text
        )}
      </b>
      <Change now={value} before={was ? figureOf(was, figure, secondsBefore) : undefined} write={write} moreIsWorse={figure !== "rate"} />
      <span className="spring" />
      {children}
    </>
  );
}
