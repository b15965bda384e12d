// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { formatChange } from "./change";
import { clockTicks } from "./clock";
import { areaPath, linePath, smoothPath } from "./curve";
import { formatRate } from "./rate";
import { readSort, sortAfter, sortedBy } from "./sorting";
import { centred, fitted, formatView, readView, zoomedAt } from "./view";

const MINUTE = 60_000;

describe("rates", () => {
  it.each([
    [0, "0 /s"],
    [12_345.6, "12,346 /s"],
    [99.96, "100 /s"],
    [12.34, "12.3 /s"],
    [1, "1 /s"],
    [0.5, "30 /min"],
    [1 / 3600, "0.02 /min"],
  ])("%d reads %s", (perSecond, text) => expect(formatRate(perSecond)).toBe(text));
});

describe("marks of rates", () => {
  it("have one unit", () => expect([0, 0.5, 1].map((mark) => formatRate(mark, 1))).toEqual(["0 /s", "0.5 /s", "1 /s"]));
});

describe("changes", () => {
  it("are shares, and multiples where those say more", () => {
    expect([formatChange(110, 100), formatChange(70, 100), formatChange(100.2, 100), formatChange(230, 100), formatChange(1500, 100)]).toEqual(["+10 %", "−30 %", "±0 %", "×2.3", "×15"]);
  });

  it("need something to compare with", () => {
    expect([formatChange(1, 0), formatChange(1, null), formatChange(null, 1), formatChange(1, undefined)]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("clock", () => {
  it("marks are round on the reader's clock, and not too many", () => {
    const from = new Date(2026, 10, 21, 9, 58).getTime();
    const hour = clockTicks(from, from + 60 * MINUTE, 7);
    expect(hour.step).toBe(10 * MINUTE);
    expect(hour.ticks.map((tick) => new Date(tick).getMinutes())).toEqual([0, 10, 20, 30, 40, 50]);
    const week = clockTicks(from, from + 7 * 1440 * MINUTE, 7);
    expect(week.ticks.map((tick) => new Date(tick).getHours())).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe("curves", () => {
  it("break where nothing was measured, and show a point that is alone", () => {
    expect(linePath([[0, 1], [1, 2], null, [3, 4], null, [5, 6], [6, 7]])).toBe("M0,1L1,2M1,4h4M5,6L6,7");
    expect(areaPath([[0, 1], [1, 2], null], 9)).toBe("M0,9L0,1L1,2L1,9Z");
    expect(linePath([])).toBe("");
  });

  it("are level where they pass a point", () => {
    expect(smoothPath([[0, 0], [10, 20]])).toBe("M0,0C5,0 5,20 10,20");
  });
});

describe("sorting", () => {
  const rows = [{ name: "b", size: 1 }, { name: "a", size: null }, { name: "c", size: 3 }];
  const columns = ["name", "size"] as const;
  const order = (written: string) => sortedBy(rows, readSort(written, columns, "size"), (row, column) => row[column]).map(({ name }) => name).join("");

  it("is by figures from the largest, by names from A, and what has none comes last", () => {
    expect([order("size"), order("-size"), order("name"), order("-name"), order("nonsense")]).toEqual(["cba", "bca", "abc", "cba", "cba"]);
  });

  it("turns round at the second click", () => {
    expect([sortAfter(readSort("name", columns, "size"), "name"), sortAfter(readSort("-name", columns, "size"), "name"), sortAfter(readSort("name", columns, "size"), "size")]).toEqual(["-name", "name", "size"]);
  });
});

describe("view", () => {
  const box = { width: 864, height: 464 };

  it("fits a large drawing and does not blow up a small one", () => {
    expect(fitted({ width: 1600, height: 100 }, box)).toEqual({ scale: 0.5, x: 32, y: 207 });
    expect(fitted({ width: 10, height: 10 }, box).scale).toBe(1.1);
  });

  it("holds what is under the pointer while it zooms", () => {
    const { scale, x, y } = zoomedAt({ scale: 1, x: 100, y: 0 }, [300, 50], 2);
    expect([scale, x, y]).toEqual([2, -100, -50]);
    expect((300 - x) / scale).toBe(200);
    expect(zoomedAt({ scale: 2.9, x: 0, y: 0 }, [0, 0], 9).scale).toBe(3);
  });

  it("survives the address, and a box of another size", () => {
    const view = { scale: 0.75, x: -100, y: 40 };
    expect(readView(formatView(view, box), box)!.scale).toBe(0.75);
    expect(readView(formatView(view, box), box)!.x).toBeCloseTo(view.x, 0);
    expect(readView("10,20,100", { width: 100, height: 100 })).toEqual({ scale: 1, x: 40, y: 30 });
    expect([readView(undefined, box), readView("", box), readView("1,2", box), readView("1,2,x", box)]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("brings a place into the middle", () => {
    expect(centred({ scale: 2, x: 0, y: 0 }, [100, 50], box)).toEqual({ scale: 2, x: 232, y: 132 });
  });
});
