// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useComputedColorScheme } from "@mantine/core";
import { useLayoutEffect, useRef, useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import type { TraceTable } from "../../api/traceTable";
import { prepared } from "../../render/canvas";
import { drawMinimap } from "../../render/minimap";
import { currentPalette } from "../../render/palette";
import { useSize } from "../../widgets/useSize";

const HEIGHT = 44;
const LEAST_DRAG = 4;

interface Props {
  readonly table: TraceTable;
  readonly slots: readonly number[];
  readonly window: readonly [number, number];
  readonly change: (window: string | undefined) => void;
}

/** The whole trace in a strip; a drag across it chooses the time that the waterfall shows. */
export function Minimap({ table, slots, window, change }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width } = useSize(box);
  const scheme = useComputedColorScheme();
  const [drag, setDrag] = useState<readonly [number, number]>();
  useLayoutEffect(() => {
    const context = canvas.current && width > 0 ? prepared(canvas.current, width, HEIGHT) : null;
    if (context) drawMinimap(context, table, slots, currentPalette(), width, HEIGHT);
  }, [table, slots, width, scheme]);
  const placeAt = (event: PointerEvent) => event.clientX - (box.current?.getBoundingClientRect().left ?? 0);
  const finish = () => {
    const [from, to] = (drag ?? [0, 0]).toSorted((a, b) => a - b) as [number, number];
    if (to - from >= LEAST_DRAG) change([from, to].map((x) => Math.round((Math.max(0, Math.min(width, x)) / width) * table.durationNanos)).join("-"));
    setDrag(undefined);
  };
  const scale = width / Math.max(1, table.durationNanos);
  return (
    <div
      ref={box}
      className="minimap"
      role="img"
      title={t("trace.minimap")}
      aria-label={t("trace.minimap")}
      onPointerDown={(event) => (event.currentTarget.setPointerCapture(event.pointerId), setDrag([placeAt(event), placeAt(event)]))}
      onPointerMove={(event) => drag && setDrag([drag[0], placeAt(event)])}
      onPointerUp={finish}
      onDoubleClick={() => change(undefined)}
    >
      <canvas ref={canvas} style={{ width, height: HEIGHT }} />
      <i style={{ left: 0, width: window[0] * scale }} />
      <i style={{ left: window[1] * scale, right: 0 }} />
      {drag && <b style={{ left: Math.min(...drag), width: Math.abs(drag[1] - drag[0]) }} />}
    </div>
  );
}
