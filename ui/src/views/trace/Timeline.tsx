// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useMemo, useRef, useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { formatMoment } from "../../base/duration";
import { timeTicks } from "../../base/ticks";
import { placeOf } from "../../render/bars";
import { callAt, CALL_HEIGHT, laneTops, topOfCall } from "../../render/timeline";
import { useServiceSlots } from "../../state/serviceColours";
import { shifted, zoomed, type TimeWindow } from "../../state/tracePage";
import { useSize } from "../../widgets/useSize";
import { LaneHead } from "./LaneHead";
import { TimelineCanvas } from "./TimelineCanvas";
import type { Calls } from "./useCalls";
import { useTimelineKeys } from "./useTimelineKeys";
import { useTimeWindow } from "./useTimeWindow";

const LEAST_DRAG = 4;

interface Props {
  readonly calls: Calls;
  readonly hovered: number;
  readonly hover: (call: number) => void;
  readonly toMatch: (forward: boolean) => void;
}

/** Every call at its time and depth, thread below thread. A drag across it shows that time alone. */
export function Timeline({ calls, hovered, hover, toMatch }: Props) {
  const { t } = useTranslation();
  const { table, selected, matches, page, change } = calls;
  const [window, setWindow] = useTimeWindow(page.window, table.whole, (written) => change({ window: written }));
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(scroller);
  const [scrollTop, setScrollTop] = useState(0);
  const [drag, setDrag] = useState<readonly [number, number]>();
  const tops = useMemo(() => laneTops(table), [table]);
  const slots = useServiceSlots(useMemo(() => table.trees.map(({ service }) => service), [table]));
  const ticks = timeTicks(window[0], window[1], Math.max(2, width / 120));
  useRevealed(scroller, calls, tops, window, setWindow);
  useWheel(scroller, window, table.whole, setWindow);
  useTimelineKeys({ calls, window, setWindow, toMatch });
  const xOf = (event: PointerEvent) => event.clientX - (scroller.current?.getBoundingClientRect().left ?? 0);
  const hit = (event: PointerEvent) => callAt({ table, tops, window, width }, xOf(event), event.clientY - (scroller.current?.getBoundingClientRect().top ?? 0) + scrollTop);
  const timeOf = (x: number) => window[0] + (Math.max(0, Math.min(width, x)) / width) * (window[1] - window[0]);
  const finish = (event: PointerEvent) => {
    const [from, to] = (drag ?? [0, 0]).toSorted((a, b) => a - b) as [number, number];
    if (to - from >= LEAST_DRAG) setWindow([timeOf(from), Math.max(timeOf(to), timeOf(from) + 1)]);
    else if (hit(event) >= 0) calls.select(hit(event));
    setDrag(undefined);
  };
  return (
    <>
      <TimelineAxis window={window} whole={table.whole} ticks={ticks} width={width} />
      <div
        className="scroll timeline"
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={t("calls.chart", { count: table.size })}
        data-testid="timeline"
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        onPointerDown={(event) => event.button === 0 && (event.currentTarget.setPointerCapture(event.pointerId), setDrag([xOf(event), xOf(event)]))}
        onPointerMove={(event) => (drag ? setDrag([drag[0], xOf(event)]) : hover(hit(event)))}
        onPointerLeave={() => hover(-1)}
        onPointerUp={finish}
        onPointerCancel={() => setDrag(undefined)}
      >
        <div style={{ height: tops.at(-1), position: "relative" }}>
          <TimelineCanvas table={table} tops={tops} window={window} ticks={ticks} width={width} height={height} scrollTop={scrollTop} selected={selected} hovered={hovered} matches={matches} />
          {table.lanes.map((lane, index) => {
            const onScreen = tops[index + 1]! > scrollTop && tops[index]! < scrollTop + height;
            return onScreen && <LaneHead key={`${lane.tree}.${lane.fragment.id}`} lane={lane} tree={table.trees[lane.tree]!} top={tops[index]!} slot={slots.get(table.trees[lane.tree]!.service)} />;
          })}
          {drag && <b className="chosen" style={{ left: Math.min(...drag), width: Math.abs(drag[1] - drag[0]) }} />}
        </div>
      </div>
    </>
  );
}

interface AxisProps {
  readonly window: TimeWindow;
  readonly whole: TimeWindow;
  readonly ticks: readonly number[];
  readonly width: number;
}

/** Moments of the shown time, and below them a line as long as its share of the whole. */
function TimelineAxis({ window, whole, ticks, width }: AxisProps) {
  const percent = (nanos: number) => `${(100 * nanos) / (whole[1] - whole[0])}%`;
  return (
    <div className="axis line">
      <div style={{ width }}>
        {ticks.map((tick) => (
          <span key={tick} style={{ left: placeOf(tick, window, width) }}>
            {formatMoment(tick, (ticks[1] ?? tick) - ticks[0]!)}
          </span>
        ))}
      </div>
      <i style={{ left: percent(window[0] - whole[0]), width: percent(window[1] - window[0]) }} />
    </div>
  );
}

/** Brings the selected call into sight when another one is selected, and not while one looks elsewhere. */
function useRevealed(scroller: React.RefObject<HTMLDivElement | null>, { table, selected }: Calls, tops: readonly number[], window: TimeWindow, setWindow: (window: TimeWindow) => void): void {
  useEffect(() => {
    const element = scroller.current;
    if (selected < 0 || !element) return;
    const top = topOfCall(table, tops, selected);
    if (top < element.scrollTop + CALL_HEIGHT || top + 2 * CALL_HEIGHT > element.scrollTop + element.clientHeight) element.scrollTop = top - element.clientHeight / 2;
    if (table.start[selected]! > window[1] || table.end[selected]! < window[0]) setWindow(shifted(window, table.whole, table.start[selected]! - (window[0] + window[1]) / 2));
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [selected, table]);
}

/** A wheel with Ctrl zooms, sideways it moves; a plain one scrolls, or zooms where there is nothing to scroll. */
function useWheel(scroller: React.RefObject<HTMLDivElement | null>, window: TimeWindow, whole: TimeWindow, setWindow: (window: TimeWindow) => void): void {
  useEffect(() => {
    const element = scroller.current;
    const onWheel = (event: WheelEvent) => {
      if (!element) return;
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      const still = element.scrollHeight <= element.clientHeight;
      const { left, width } = element.getBoundingClientRect();
      const at = window[0] + ((event.clientX - left) / width) * (window[1] - window[0]);
      if (event.ctrlKey || event.metaKey || (still && sideways === 0)) setWindow(zoomed(window, whole, at, 1.002 ** event.deltaY));
      else if (sideways !== 0) setWindow(shifted(window, whole, (sideways / width) * (window[1] - window[0])));
      else return;
      event.preventDefault();
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  });
}
