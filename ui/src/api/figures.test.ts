// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import type { MapAnswer, MapEdge, MapNode, RedAnswer, RedRow, Series } from "./figures";
import { countedSeconds, errorSeries, figureOf, figuresOf, rangeBefore, rateSeries, troubles } from "./red";
import { serviceLines } from "./serviceLines";
import { aloneAt, around, neighbours, nodeKey, nodeLabel, nodeSystem, shapeOf } from "./topology";

const MINUTE_NANOS = 60_000_000_000n;
const FROM = 1_760_000_040_000_000_000n;
const FROM_MILLIS = 1_760_000_040_000;

function answer(minutes: number, series: Series | null = null): RedAnswer {
  return { fromUnixNanos: `${FROM}`, toUnixNanos: `${FROM + BigInt(minutes) * MINUTE_NANOS}`, stepNanos: series && 60e9, rows: [row("shop", 100, 5, 1e6)], rowsLeftOut: 0 };
}

function row(service: string, requests: number, errors: number, p95Nanos: number, environment = ""): RedRow {
  const durations = { meanNanos: 1, p50Nanos: 2, p90Nanos: 3, p95Nanos, p99Nanos: p95Nanos, maxNanos: p95Nanos };
  return { environment, service, instance: null, operation: null, kind: null, requests, errors, durations: requests === 0 ? null : durations, series: null };
}

function node(kind: MapNode["kind"], name: string, more: Partial<MapNode> = {}): MapNode {
  return { kind, environment: "", name, system: "", address: "", requests: 1, errors: 0, durations: null, ...more };
}

function edge(from: number, to: number, requests: number): MapEdge {
  return { from, to, requests, errors: 0, durations: null };
}

describe("time of figures", () => {
  it("counts of the running minute what has gone", () => {
    expect(countedSeconds(answer(10), FROM_MILLIS + 9.5 * 60_000)).toBe(570);
    expect(countedSeconds(answer(10), FROM_MILLIS + 99 * 60_000)).toBe(600);
  });

  it("a reader's clock that is off matters for a minute at most", () => {
    expect(countedSeconds(answer(10), FROM_MILLIS - 1e9)).toBe(541);
  });

  it("the period before is as long and ends where this one begins", () => {
    expect(rangeBefore(answer(10))).toEqual({ from: `${FROM - 10n * MINUTE_NANOS}`, to: `${FROM}` });
    expect(rangeBefore({ fromUnixNanos: "5", toUnixNanos: "100" }).from).toBe("0");
  });

  it("the last step's rate is that of its part that has gone", () => {
    const series = { requests: [60, 60, 30], errors: [0, 6, 0], p50Nanos: [], p95Nanos: [], p99Nanos: [] };
    const figures = figuresOf(answer(3, series), FROM_MILLIS + 150_000);
    expect(rateSeries(series, figures)).toEqual([1, 1, 1]);
    expect(rateSeries(series, figuresOf(answer(3, series), FROM_MILLIS + 121_000))[2]).toBe(2);
    expect(errorSeries({ ...series, requests: [60, 60, 0] })).toEqual([0, 0.1, null]);
  });
});

describe("figures", () => {
  it("are rates, shares and nanoseconds, and nothing where nothing was measured", () => {
    expect(["rate", "errors", "p95"].map((figure) => figureOf(row("a", 120, 6, 7), figure as "rate", 60))).toEqual([2, 0.05, 7]);
    expect(["rate", "errors", "p95"].map((figure) => figureOf(row("a", 0, 0, 7), figure as "rate", 60))).toEqual([0, null, null]);
  });

  it("failing services come first, then those that got slower; few requests prove nothing", () => {
    const before = [row("slow", 100, 0, 100), row("few", 3, 0, 100), row("fine", 100, 0, 100)];
    const now = [row("fine", 100, 0, 110), row("few", 3, 0, 900), row("slow", 100, 0, 300), row("bad", 100, 1, 1), row("worse", 10, 5, 1)];
    expect(troubles(now, before).map(({ row: { service }, fails, slower }) => [service, fails, slower])).toEqual([["worse", true, false], ["bad", true, false], ["slow", false, true]]);
  });

  it("services without requests are listed too, each in its environments", () => {
    const known = [{ name: "shop", environments: ["", "prod"], spans: 1, lastSeenUnixNanos: "1" }];
    const lines = serviceLines(known, [row("shop", 9, 0, 1, "prod")], [row("shop", 4, 0, 1, "prod"), row("shop", 5, 0, 1, "prod")], undefined);
    expect(lines.map(({ environment, requests, instances }) => [environment, requests, instances])).toEqual([["prod", 9, 2], ["", 0, 0]]);
    expect(serviceLines(known, [], [], "prod").map(({ environment }) => environment)).toEqual(["prod"]);
  });
});

describe("map", () => {
  const map: MapAnswer = { fromUnixNanos: "0", toUnixNanos: "1", nodes: [node("outside", ""), node("service", "shop"), node("database", "orders", { system: "h2", environment: "prod", address: "db" }), node("host", "", { address: "pay.example" })], edges: [edge(0, 1, 5), edge(1, 2, 3), edge(1, 3, 4)] };

  it("nodes are told apart and called by what is known of them", () => {
    expect(map.nodes.map(nodeKey)).toEqual(["outside", "service//shop", "database/prod/orders/h2/db", "host////pay.example"]);
    expect(map.nodes.map(nodeLabel)).toEqual(["", "shop", "orders", "pay.example"]);
    expect(map.nodes.map(nodeSystem)).toEqual(["", "", "h2 · db", ""]);
  });

  it("neighbours are callers and called, busiest first", () => {
    const { callers, called } = neighbours(map, 1);
    expect([callers.map(({ node: { kind } }) => kind), called.map(({ node: { kind } }) => kind)]).toEqual([["outside"], ["host", "database"]]);
    expect([...around(map, 1)].toSorted()).toEqual([0, 1, 2, 3]);
    expect([...around(map, 2)].toSorted()).toEqual([1, 2]);
  });

  it("an edge is written about where it is alone", () => {
    expect(aloneAt([edge(0, 1, 1), edge(0, 2, 1), edge(3, 2, 1), edge(4, 5, 1), edge(4, 6, 1), edge(7, 6, 1), edge(7, 8, 1)])).toEqual(["to", undefined, "from", "to", undefined, undefined, "to"]);
  });

  it("fresh counts do not change the shape", () => {
    expect(shapeOf({ ...map, edges: map.edges.map((one) => ({ ...one, requests: 99 })) })).toBe(shapeOf(map));
    expect(shapeOf({ ...map, edges: map.edges.slice(1) })).not.toBe(shapeOf(map));
  });
});
