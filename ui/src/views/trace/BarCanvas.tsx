// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useComputedColorScheme } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { drawBars, ROW_HEIGHT, type BarScene } from "../../render/bars";
import { prepared } from "../../render/canvas";
import { currentPalette } from "../../render/palette";

/** The bars of the rows on screen and a few beyond; it scrolls with the names and is redrawn when other rows come. */
export function BarCanvas(scene: Omit<BarScene, "palette">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme();
  const { table, rows, first, last, width, window, slots } = scene;
  const height = (last - first) * ROW_HEIGHT;
  useLayoutEffect(() => {
    const context = canvas.current && width > 0 ? prepared(canvas.current, width, height) : null;
    if (context) drawBars(context, { ...scene, palette: currentPalette() });
    // The ticks follow from window and width.
  }, [table, rows, first, last, width, height, window[0], window[1], slots, scheme]);
  return <canvas ref={canvas} className="bars" aria-hidden="true" style={{ width, height, transform: `translateY(${first * ROW_HEIGHT}px)` }} />;
}
