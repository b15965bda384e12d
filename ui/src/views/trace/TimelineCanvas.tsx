// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { useComputedColorScheme } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { prepared } from "../../render/canvas";
import { currentPalette } from "../../render/palette";
import { drawTimeline, type TimelineScene } from "../../render/timeline";

/** The bars on screen; it stays where it is while lanes scroll below it, and is drawn whenever they move. */
export function TimelineCanvas(scene: Omit<TimelineScene, "palette">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useComputedColorScheme(); // another scheme, other colours
  const { width, height } = scene;
  useLayoutEffect(() => {
    const context = canvas.current && width > 0 ? prepared(canvas.current, width, height) : null;
    if (context) drawTimeline(context, { ...scene, palette: currentPalette() });
  });
  return <canvas ref={canvas} aria-hidden="true" style={{ width, height }} />;
}
