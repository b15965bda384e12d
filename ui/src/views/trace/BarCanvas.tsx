// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useComputedColorScheme } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { drawBars, ROW_HEIGHT, type BarScene } from "../../render/bars";
import { prepared } from "../../render/canvas";
import { currentPalette } from "../../render/palette";

/** The bars of the rows on screen and a few beyond; it scrolls with the names and is drawn whenever they are. */
export function BarCanvas(scene: Omit<BarScene, "palette">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useComputedColorScheme(); // another scheme, other colours
  const { first, last, width } = scene;
  const height = (last - first) * ROW_HEIGHT;
  useLayoutEffect(() => {
    const context = canvas.current && width > 0 ? prepared(canvas.current, width, height) : null;
    if (context) drawBars(context, { ...scene, palette: currentPalette() });
  });
  return <canvas ref={canvas} className="bars" aria-hidden="true" style={{ width, height, transform: `translateY(${first * ROW_HEIGHT}px)` }} />;
}
