// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { HEIGHT, plotOf, pointsOf } from "./plot";

const LINE = { name: "n", look: "main", values: [0, 50, null, 95] } as const;

describe("plot", () => {
  const plot = plotOf(466, [LINE]);

  it("has room for its highest value, and begins at nothing", () => {
    expect(plot.marks).toEqual([0, 50, 100]);
    expect(plot.y(0)).toBe(plot.floor);
    expect(plot.y(100)).toBe(plot.top);
    expect(plot.floor).toBeLessThan(HEIGHT);
  });

  it("a point is in the middle of its step, and what was not measured has none", () => {
    expect(pointsOf(plot, LINE.values).map((point) => point && point[0])).toEqual([106, 206, null, 406]);
  });

  it("finds the step under the pointer, also beside the axis", () => {
    expect([plot.stepAt(0), plot.stepAt(56), plot.stepAt(260), plot.stepAt(9999)]).toEqual([0, 0, 2, 3]);
  });

  it("nothing but nothing has an axis all the same", () => {
    expect(plotOf(466, [{ ...LINE, values: [0, 0] }]).marks).toEqual([0, 0.5, 1]);
    expect(plotOf(466, [{ ...LINE, values: [] }]).steps).toBe(1);
  });
});
