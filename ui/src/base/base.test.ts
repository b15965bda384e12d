// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { formatBytes } from "./bytes";
import { assignSlots, HUES, SLOTS } from "./colour";
import { durationBelow, formatDuration, formatMoment, parseDuration } from "./duration";
import { formatFold, parseFold, toggled } from "./fold";
import { lowerBound, neighbour, outlineOf, rowsWithAncestors, visibleRows } from "./outline";
import { formatPercent } from "./percent";
import { formatQuery, parseQuery } from "./queryString";
import { timeTicks, valueTicks } from "./ticks";

// 0 ─ 1 ─ 2, 3; 0 ─ 4; 5
const FOREST = outlineOf(Int32Array.of(-1, 0, 1, 1, 0, -1));

describe("durations", () => {
  it.each([
    [0, "0 ns"],
    [999, "999 ns"],
    [1_234, "1.23 µs"],
    [45_600_000, "45.6 ms"],
    [999_900_000, "1.00 s"],
    [61e9, "1 min 1 s"],
  ])("%d reads %s", (nanos, text) => expect(formatDuration(nanos)).toBe(text));

  it("on an axis differ from each other", () => {
    expect([20_210, 20_220, 1_000].map((nanos) => formatMoment(nanos, 10))).toEqual(["20.21 µs", "20.22 µs", "1.00 µs"]);
    expect([0, 5e6, 1.5e9].map((nanos) => formatMoment(nanos, 5e6))).toEqual(["0 ns", "5 ms", "1.500 s"]);
  });

  it("are read with their unit, and not without", () => {
    expect([parseDuration("100ms"), parseDuration("1.5 s"), parseDuration("7d"), parseDuration("12"), parseDuration("ms")]).toEqual([1e8, 1.5e9, 604_800e9, undefined, undefined]);
  });

  it.each([
    [123_456_789, "120ms"],
    [1_990_000, "1.9ms"],
    [99_999, "99us"],
    [7_250e9, "7200s"],
    [5, "5ns"],
    [0, "0ns"],
  ])("%d is found by %s", (nanos, text) => {
    expect(durationBelow(nanos)).toBe(text);
    expect(parseDuration(text)).toBeLessThanOrEqual(nanos);
  });
});

describe("outline", () => {
  it("ends and depths follow from parents", () => {
    expect([...FOREST.end]).toEqual([5, 4, 3, 4, 5, 6]);
    expect([...FOREST.depth]).toEqual([0, 1, 2, 2, 1, 0]);
  });

  it("a closed row hides its subtree only", () => {
    expect([...visibleRows(FOREST, (row) => row === 1)]).toEqual([0, 1, 4, 5]);
  });

  it("a match brings what is above it", () => {
    expect([...rowsWithAncestors(FOREST, Int32Array.of(3, 5))]).toEqual([0, 1, 3, 5]);
  });

  it("neighbours go round the end", () => {
    const rows = Int32Array.of(2, 7, 9);
    expect([neighbour(rows, 2, true), neighbour(rows, 9, true), neighbour(rows, 2, false), neighbour(rows, -1, true), neighbour(new Int32Array(0), 1, true)]).toEqual([7, 2, 9, 2, undefined]);
    expect([lowerBound(rows, 7), lowerBound(rows, 8), lowerBound(rows, 10)]).toEqual([1, 2, 3]);
  });

  it("a chain of 200 000 rows needs no recursion", () => {
    const chain = outlineOf(Int32Array.from({ length: 200_000 }, (_, row) => row - 1));
    expect([chain.depth.at(-1), chain.end[0], visibleRows(chain, () => false).length]).toEqual([199_999, 200_000, 200_000]);
  });
});

describe("fold", () => {
  it("survives the URL", () => {
    const fold = toggled(toggled(parseFold("*.3.8"), 8), 21);
    expect(formatFold(fold)).toBe("*.3.21");
    expect(formatFold(parseFold(""))).toBe("");
  });
});

describe("colours", () => {
  it("follow from the name, whatever the order and the company", () => {
    expect(assignSlots(["b", "a", "c"])).toEqual(assignSlots(["c", "b", "a", "a"]));
  });

  it("of few services are far apart", () => {
    const slots = [...assignSlots(["shop", "stock", "courier"]).values()];
    const hues = slots.map((slot) => HUES[slot % HUES.length]!).toSorted((a, b) => a - b);
    expect(Math.min(hues[1]! - hues[0]!, hues[2]! - hues[1]!, 360 - hues[2]! + hues[0]!)).toBeGreaterThanOrEqual(70);
  });

  it("never meet while there is room", () => {
    const services = Array.from({ length: SLOTS }, (_, n) => `service-${n}`);
    expect(new Set(assignSlots(services).values()).size).toBe(SLOTS);
  });
});

describe("query strings", () => {
  it("repeat a list and leave out what is not said", () => {
    const text = formatQuery({ service: "a b", attribute: ["k=v", "x=y"], error: true, live: false, from: undefined });
    expect(text).toBe("service=a+b&attribute=k%3Dv&attribute=x%3Dy&error=true");
    expect(parseQuery(text)).toEqual({ service: "a b", attribute: ["k=v", "x=y"], error: "true" });
  });
});

describe("figures", () => {
  it("bytes have binary units", () => expect([512, 1536, 5 * 1024 ** 2].map(formatBytes)).toEqual(["512 B", "1.5 KiB", "5.0 MiB"]));
  it("shares are never nothing when they are something", () => expect([0, 0.00001, 0.0042, 0.0132, 0.25, 1].map(formatPercent)).toEqual(["0 %", "< 0.01 %", "0.42 %", "1.3 %", "25 %", "100 %"]));
  it("ticks are round", () => expect(timeTicks(0, 95, 5)).toEqual([0, 20, 40, 60, 80]));
  it("values begin at nothing and end above the highest", () => {
    expect(valueTicks(95, 3)).toEqual([0, 50, 100]);
    expect(valueTicks(0.011, 3).map((tick) => tick.toFixed(3))).toEqual(["0.000", "0.005", "0.010", "0.015"]);
    expect(valueTicks(1, 1)).toEqual([0, 1]);
  });
});
