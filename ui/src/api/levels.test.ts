// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { endpointOf, type Instance, isPinned, type LevelRule, patternOf, reach } from "./levels";

const RULE: LevelRule = { id: "r", service: "shop", environment: null, instance: null, endpoint: null, header: null, baggage: null, level: "spans", ratio: null, ordered: false, budget: null, pinned: [], requests: null, endsUnixNanos: null, setUnixNanos: "1" };

function instance(service: string, id: string, change: Partial<Instance> = {}): Instance {
  return { service, environment: "prod", instance: id, lastSeenUnixNanos: "1", acknowledged: true, failures: [], state: { level: "methods", ratio: 1, governedRatio: 1, budget: 0.02, cpuShare: null, timedFromNanos: 1000, demoted: [], pinned: [], left: [] }, ...change };
}

describe("reach of a rule", () => {
  const failing = instance("shop", "3", { failures: [{ rule: "r", reason: "why" }, { rule: "other", reason: "else" }] });
  const all = [instance("shop", "1"), instance("shop", "2", { acknowledged: false }), failing, instance("stock", "4")];

  it("counts the processes that it is for, that have it, and that cannot follow it", () => {
    expect(reach(RULE, all)).toEqual({ all: 3, have: 1, failed: ["why"] });
  });

  it("is narrowed by process and environment", () => {
    expect(reach({ ...RULE, instance: "1" }, all).all).toBe(1);
    expect(reach({ ...RULE, environment: "test" }, all).all).toBe(0);
  });
});

describe("pins", () => {
  const method = { class: "com.acme.Order$Line", method: "total", descriptor: "()J" };

  it("hold a method, a class or a package", () => {
    expect([patternOf(method), "com.acme.Order$Line", "com.acme.*", "com.acme.Order$Line#*"].map((pattern) => isPinned(method, [pattern]))).toEqual([true, true, true, true]);
  });

  it("hold no other", () => {
    expect(["com.acme.Order$Line#totals", "com.acme.Order", "com.other.*", ""].map((pattern) => isPinned(method, [pattern]))).toEqual([false, false, false, false]);
  });
});

describe("endpoints", () => {
  it("stand for all that a route stands for", () => expect(endpointOf("GET /orders/{id}/lines/{line:.+}")).toBe("GET /orders/*/lines/*"));
});
