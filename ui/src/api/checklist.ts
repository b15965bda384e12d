// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { unixMillis } from "../base/instant";
import { OWN_SERVICE, type Health, type ProbeReport, type ServiceSummary, type TraceSummary } from "./documents";
import type { Instance } from "./levels";

/** The way of the first data: each step needs those before it, but for the clock. */
export const STEPS = ["server", "sender", "span", "tree", "clock"] as const;
export type StepName = (typeof STEPS)[number];

/** Unknown is what cannot be told from what there is. */
export type StepState = "done" | "waiting" | "wrong" | "unknown";

export type Cause =
  | "unreachable"
  | "degraded"
  | "nobody"
  | "noRequest"
  | "levelOff"
  | "noSpan"
  | "noProbe"
  | "levelSpans"
  | "noClass"
  | "sampledOut"
  | "undelivered"
  | "noTree"
  | "ahead"
  | "behind"
  | "noClock"
  | "earlier";

export interface Step {
  readonly name: StepName;
  readonly state: StepState;
  readonly cause?: Cause;
  readonly values: StepValues;
}

/** What the texts of a step name. */
export interface StepValues {
  readonly services?: string;
  readonly service?: string;
  readonly reasons?: string;
  readonly count?: number;
  readonly seconds?: number;
}

/** What the server says of itself and of its senders; undefined where it did not answer. */
export interface Signs {
  readonly health: Health | undefined;
  readonly instances: readonly Instance[];
  readonly probes: readonly ProbeReport[];
  readonly services: readonly ServiceSummary[];
  /** The newest of all. */
  readonly traces: readonly TraceSummary[];
}

/** Why there is no data yet: the first step that is not done is the one to look at. */
export function checklist(all: Signs): readonly Step[] {
  const signs = ofOthers(all);
  const way = [server(signs), sender(signs), span(signs), tree(signs)];
  const first = way.findIndex(({ state, cause }) => state !== "done" && cause !== "degraded");
  return [...way.map((one, at) => (first >= 0 && at > first && one.state !== "done" ? step(one.name, "waiting", "earlier") : one)), clock(signs)];
}

/** The server's own spans and trees say nothing of the way that the applications' go. */
function ofOthers(signs: Signs): Signs {
  return {
    ...signs,
    instances: signs.instances.filter(({ service }) => service !== OWN_SERVICE),
    probes: signs.probes.filter(({ service }) => service !== OWN_SERVICE),
    services: signs.services.filter(({ name }) => name !== OWN_SERVICE),
    traces: signs.traces.filter(({ services }) => services.some((service) => service !== OWN_SERVICE)),
  };
}

/** The step that keeps data away, if there is one. */
export function firstMissing(steps: readonly Step[]): Step | undefined {
  return steps.find(({ state }) => state === "wrong" || state === "waiting");
}

function server({ health }: Signs): Step {
  if (!health) return step("server", "wrong", "unreachable");
  if (health.reasons.length === 0) return step("server", "done");
  return step("server", "wrong", "degraded", { reasons: health.reasons.map(({ message }) => message).join("; ") });
}

function sender({ instances, probes, services }: Signs): Step {
  return instances.length + probes.length + services.length > 0 ? step("sender", "done", undefined, { count: instances.length }) : step("sender", "waiting", "nobody");
}

function span({ services, instances }: Signs): Step {
  if (services.some(({ spans }) => spans > 0)) return step("span", "done", undefined, { count: services.length });
  if (instances.length === 0) return step("span", "waiting", "noSpan");
  const names = namesOf(instances);
  return instances.every(({ state }) => state.level === "off" || state.ratio === 0) ? step("span", "wrong", "levelOff", { services: names }) : step("span", "waiting", "noRequest", { services: names });
}

function tree(signs: Signs): Step {
  const { instances, probes, services, traces } = signs;
  const trees = traces.reduce((sum, { callTrees }) => sum + callTrees, 0);
  if (trees > 0) return step("tree", "done", undefined, { count: trees });
  if (instances.length + probes.length === 0) return services.length > 0 ? step("tree", "wrong", "noProbe") : step("tree", "waiting", "noTree");
  const recording = instances.filter(({ state }) => state.level === null || state.level === "methods");
  if (instances.length > 0 && recording.length === 0) return step("tree", "wrong", "levelSpans", { services: namesOf(instances) });
  return unseen(probes) ?? step("tree", "waiting", "noTree");
}

/** What the probes' own counters say of trees that are not here. */
function unseen(probes: readonly ProbeReport[]): Step | undefined {
  const total = (word: string) => probes.reduce((sum, { counters }) => sum + (counters[word] ?? 0), 0);
  if (total("parts_lost") > 0) return step("tree", "wrong", "undelivered", { count: total("parts_lost") });
  const idle = probes.filter(({ counters }) => "classes_woven" in counters && counters["classes_woven"] === 0);
  if (idle.length > 0 && idle.length === probes.length) return step("tree", "wrong", "noClass", { services: namesOf(idle) });
  return total("trees_sampled_out") > 0 && total("trees_bound") === 0 ? step("tree", "wrong", "sampledOut", { count: total("trees_sampled_out") }) : undefined;
}

/** Reports come every 5 s and probes ask for rules every 20 s at least: a clock that is off by less is not seen. */
const CLOCK_SECONDS = 30;

/** A probe's report bears the time of its own clock; when it last asked for rules, that of the server's. */
function clock({ instances, probes }: Signs): Step {
  const offsets = instances.flatMap((instance) => {
    const report = probes.find((one) => one.service === instance.service && one.instance === instance.instance);
    return report ? [{ service: instance.service, seconds: Math.round((unixMillis(report.lastSeenUnixNanos) - unixMillis(instance.lastSeenUnixNanos)) / 1000) }] : [];
  });
  if (offsets.length === 0) return step("clock", "unknown", "noClock");
  const worst = offsets.reduce((a, b) => (Math.abs(b.seconds) > Math.abs(a.seconds) ? b : a));
  if (Math.abs(worst.seconds) <= CLOCK_SECONDS) return step("clock", "done", undefined, { seconds: CLOCK_SECONDS });
  return step("clock", "wrong", worst.seconds > 0 ? "ahead" : "behind", { service: worst.service, seconds: Math.abs(worst.seconds) });
}

function namesOf(all: readonly { readonly service: string }[]): string {
  return [...new Set(all.map(({ service }) => service))].toSorted().join(", ");
}

function step(name: StepName, state: StepState, cause?: Cause, values: StepValues = {}): Step {
  return { name, state, ...(cause && { cause }), values };
}
