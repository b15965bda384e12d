// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clockTicks, formatClock, formatClockFully } from "../base/clock";
import { areaPath, linePath } from "../base/curve";
import { type ChartLine, HEIGHT, type Plot, plotOf, pointsOf } from "./plot";
import { useSize } from "./useSize";

const TICK_ROOM = 70;

interface Props {
  readonly title: string;
  readonly head: ReactNode;
  readonly lines: readonly ChartLine[];
  readonly fromMillis: number;
  readonly stepMillis: number;
  readonly write: (value: number, highest?: number) => string;
  /** The step that is pointed at in this chart or one beside it. */
  readonly at: number | undefined;
  readonly pointAt: (step: number | undefined) => void;
  /** A drag chose these steps, the last one included. */
  readonly choose: (first: number, last: number) => void;
}

/** A few figures over time. Pointer or arrow keys read a step, a drag chooses a time. */
export function TimeChart(props: Props) {
  const { t } = useTranslation();
  const { title, head, lines, write, at, pointAt, choose } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [dragged, setDragged] = useState<number>();
  const plot = plotOf(width, lines);
  const stepUnder = (event: PointerEvent) => plot.stepAt(event.clientX - box.current!.getBoundingClientRect().left);
  const finish = () => {
    if (dragged !== undefined && at !== undefined && dragged !== at) choose(Math.min(dragged, at), Math.max(dragged, at));
    setDragged(undefined);
  };
  const last = lines.map(({ name, values }) => `${name} ${said(values.findLast((value) => value !== null), write)}`).join(", ");
  return (
    <figure className="chart">
      <figcaption>{head}</figcaption>
      <div
        ref={box}
        className="plot"
        tabIndex={0}
        role="img"
        aria-label={t("red.chart", { title, figures: last })}
        onKeyDown={(event) => readByKeys(event, at, plot.steps, pointAt)}
        onPointerDown={(event) => (event.currentTarget.setPointerCapture(event.pointerId), setDragged(stepUnder(event)))}
        onPointerMove={(event) => pointAt(stepUnder(event))}
        onPointerUp={finish}
        onPointerLeave={() => dragged === undefined && pointAt(undefined)}
        onBlur={() => pointAt(undefined)}
      >
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            <Axes {...props} plot={plot} />
            {dragged !== undefined && at !== undefined && <Chosen plot={plot} first={Math.min(dragged, at)} last={Math.max(dragged, at)} />}
            <Lines lines={lines} plot={plot} />
            {at !== undefined && <line className="crosshair" x1={plot.x(at + 0.5)} x2={plot.x(at + 0.5)} y1={plot.top} y2={plot.floor} />}
          </svg>
        )}
      </div>
      {at !== undefined && <Readout {...props} at={at} plot={plot} />}
    </figure>
  );
}

function Axes({ plot, fromMillis, stepMillis, write }: Props & { readonly plot: Plot }) {
  const { i18n } = useTranslation();
  const { marks, left, right, x, y, steps } = plot;
  const clock = clockTicks(fromMillis, fromMillis + steps * stepMillis, (right - left) / TICK_ROOM);
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line className="gridLine" x1={left} x2={right} y1={y(mark)} y2={y(mark)} />
          <text x={left - 6} y={y(mark)} textAnchor="end" dominantBaseline="middle">
            {mark === 0 ? "0" : write(mark, marks.at(-1))}
          </text>
        </g>
      ))}
      {clock.ticks.map((tick) => (
        <text key={tick} x={x((tick - fromMillis) / stepMillis)} y={HEIGHT - 6} textAnchor="middle">
          {formatClock(tick, clock.step, i18n.language)}
        </text>
      ))}
    </>
  );
}

function Chosen({ plot, first, last }: { plot: Plot; first: number; last: number }) {
  return <rect className="chosen" x={plot.x(first)} width={plot.x(last + 1) - plot.x(first)} y={plot.top} height={plot.floor - plot.top} />;
}

function Lines({ lines, plot }: { lines: readonly ChartLine[]; plot: Plot }) {
  return lines.map(({ name, look, values }) => (
    <g key={name} className={`series ${look}`}>
      {(look === "main" || look === "error") && <path className="area" d={areaPath(pointsOf(plot, values), plot.floor)} />}
      <path className="line" d={linePath(pointsOf(plot, values))} />
    </g>
  ));
}

/** What the lines say at a step, on the side where the pointer is not. */
function Readout({ at, plot, lines, fromMillis, stepMillis, write }: Props & { readonly at: number; readonly plot: Plot }) {
  const { i18n } = useTranslation();
  return (
    <p className="readout" aria-live="polite" data-side={at * 2 < plot.steps ? "right" : "left"}>
      {formatClockFully(fromMillis + at * stepMillis, i18n.language)}
      {lines.map(({ name, look, values }) => (
        <span key={name} className={`series ${look}`}>
          <i /> {name} <b>{said(values[at], write)}</b>
        </span>
      ))}
    </p>
  );
}

function said(value: number | null | undefined, write: (value: number) => string): string {
  return value === null || value === undefined ? "–" : write(value);
}

function readByKeys(event: KeyboardEvent, at: number | undefined, steps: number, pointAt: (step: number | undefined) => void): void {
  const to = { ArrowLeft: (at ?? steps) - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: steps - 1 }[event.key];
  if (to === undefined && event.key !== "Escape") return;
  event.preventDefault();
  pointAt(to === undefined ? undefined : Math.min(steps - 1, Math.max(0, to)));
}
