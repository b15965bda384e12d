// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { checklist, firstMissing, type Signs, type StepName } from "./checklist";
import type { ProbeReport, TraceSummary } from "./documents";
import type { Instance, InstanceState } from "./levels";
import { probeSummaries } from "./probes";

const SECOND = 1_000_000_000n;
const NOW = 1_760_000_000n * SECOND;

const EMPTY: Signs = { health: { status: "ok", reasons: [], version: "1" }, instances: [], probes: [], services: [], traces: [] };
const SPANS: Partial<Signs> = { services: [{ name: "shop", environments: [""], spans: 3, lastSeenUnixNanos: `${NOW}` }], traces: [trace(0)] };

function trace(callTrees: number): TraceSummary {
  return { traceId: "1", service: "shop", operation: "buy", startUnixNanos: `${NOW}`, durationNanos: 1, spans: 1, errors: 0, services: ["shop"], callTrees };
}

function instance(state: Partial<InstanceState> = {}, environment = ""): Instance {
  const usual: InstanceState = { level: "methods", ratio: 1, governedRatio: 1, budget: 0.02, cpuShare: null, timedFromNanos: 0, demoted: [], pinned: [], left: [] };
  return { service: "shop", environment, instance: "i", lastSeenUnixNanos: `${NOW}`, acknowledged: true, failures: [], state: { ...usual, ...state } };
}

function report(counters: Record<string, number>, secondsOff = 0n): ProbeReport {
  return { service: "shop", instance: "i", lastSeenUnixNanos: `${NOW + secondsOff * SECOND}`, counters };
}

function at(name: StepName, signs: Partial<Signs>) {
  const { state, cause } = checklist({ ...EMPTY, ...signs }).find((step) => step.name === name)!;
  return [state, cause];
}

function tree(signs: Partial<Signs>) {
  return at("tree", { ...SPANS, ...signs });
}

function clock(secondsOff: bigint) {
  return at("clock", { instances: [instance()], probes: [report({}, secondsOff)] });
}

describe("checklist", () => {
  it("begins with the server", () => {
    expect(at("server", { health: undefined })).toEqual(["wrong", "unreachable"]);
    expect(at("server", { health: { status: "degraded", reasons: [{ slug: "storage", message: "disk full" }], version: "1" } })).toEqual(["wrong", "degraded"]);
    expect(at("server", {})).toEqual(["done", undefined]);
  });

  it("a new server waits for a sender, and that is the step to look at", () => {
    const steps = checklist(EMPTY);
    expect(steps.map(({ state }) => state)).toEqual(["done", "waiting", "waiting", "waiting", "unknown"]);
    expect(steps.map(({ cause }) => cause)).toEqual([undefined, "nobody", "earlier", "earlier", "noClock"]);
    expect(firstMissing(steps)?.cause).toBe("nobody");
  });

  it("the server's own spans and trees are no sender's", () => {
    const own = "linescope";
    const signs: Signs = {
      ...EMPTY,
      instances: [{ ...instance(), service: own }],
      probes: [{ ...report({}), service: own }],
      services: [{ ...SPANS.services![0]!, name: own }],
      traces: [{ ...trace(2), service: own, services: [own] }],
    };
    expect(checklist(signs)).toEqual(checklist(EMPTY));
    expect(tree({ traces: [{ ...trace(2), services: [own, "shop"] }] })).toEqual(["done", undefined]);
  });

  it("connected, no request yet", () => {
    expect(at("sender", { instances: [instance()] })).toEqual(["done", undefined]);
    expect(at("span", { instances: [instance()] })).toEqual(["waiting", "noRequest"]);
    expect(at("span", { instances: [instance({ level: "off" })] })).toEqual(["wrong", "levelOff"]);
    expect(at("span", { instances: [instance({ ratio: 0 })] })).toEqual(["wrong", "levelOff"]);
    expect(at("span", { probes: [report({})] })).toEqual(["waiting", "noSpan"]);
    expect(at("tree", { instances: [instance()] })).toEqual(["waiting", "earlier"]);
    expect(at("span", { instances: [instance()], health: { status: "degraded", reasons: [{ slug: "storage", message: "disk full" }], version: "1" } })).toEqual(["waiting", "noRequest"]);
  });

  it("spans but no trees: why", () => {
    expect(tree({})).toEqual(["wrong", "noProbe"]);
    expect(tree({ instances: [instance({ level: "spans" })] })).toEqual(["wrong", "levelSpans"]);
    expect(tree({ instances: [instance()], probes: [report({ classes_woven: 0 })] })).toEqual(["wrong", "noClass"]);
    expect(tree({ instances: [instance()], probes: [report({ classes_woven: 9, trees_sampled_out: 4, trees_bound: 0 })] })).toEqual(["wrong", "sampledOut"]);
    expect(tree({ instances: [instance()], probes: [report({ classes_woven: 9, parts_lost: 2 })] })).toEqual(["wrong", "undelivered"]);
    expect(tree({ instances: [instance()], probes: [report({ classes_woven: 9, trees_bound: 1 })] })).toEqual(["waiting", "noTree"]);
    expect(tree({ traces: [trace(0), trace(2)] })).toEqual(["done", undefined]);
  });

  it("a clock is told by a probe that both reports and asks", () => {
    expect([clock(20n), clock(40n), clock(-40n), at("clock", { probes: [report({}, 99n)] })]).toEqual([
      ["done", undefined],
      ["wrong", "ahead"],
      ["wrong", "behind"],
      ["unknown", "noClock"],
    ]);
  });

  it("is all done, or not known, where nothing is missing", () => {
    expect(firstMissing(checklist({ ...EMPTY, ...SPANS, traces: [trace(1)] }))).toBeUndefined();
  });
});

describe("probes", () => {
  it("are summed by service, at their worst", () => {
    const [shop] = probeSummaries([instance({ cpuShare: 0.01 }), { ...instance({ cpuShare: 0.03, governedRatio: 0.5 }), instance: "j" }], [report({ spans_lost: 2, parts_lost: 1, classes_woven: 5 }), { ...report({ spans_lost: 9 }), instance: "gone" }]);
    expect(shop).toMatchObject({ service: "shop", processes: 2, cpuShare: 0.03, governedRatio: 0.5, classes: 5, lostSpans: 2, lostParts: 1 });
  });

  it("of another environment are left out; what was not measured is not nothing", () => {
    expect(probeSummaries([instance({}, "prod")], [], "test")).toEqual([]);
    expect(probeSummaries([instance({}, "prod")], [], "prod")[0]).toMatchObject({ cpuShare: null, classes: null });
  });
});
