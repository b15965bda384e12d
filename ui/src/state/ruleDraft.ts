// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Level, NameAndValue, NewRule } from "../api/levels";
import { parseDuration } from "../base/duration";
import type { RecordingPage } from "./recordingPage";

/** A new rule as it is being written: texts, which may not mean anything yet. */
export interface RuleDraft {
  readonly service: string;
  readonly environment: string;
  readonly instance: string;
  readonly endpoint: string;
  readonly headerName: string;
  readonly headerValue: string;
  readonly baggageName: string;
  readonly baggageValue: string;
  readonly level: Level | "";
  readonly percent: string;
  readonly ordered: boolean;
  readonly budgetPercent: string;
  readonly pin: string;
  readonly duration: string;
  readonly requests: string;
}

export type DraftField = keyof RuleDraft | "effect";

/** A rule ends by itself unless one says otherwise. */
const USUAL_DURATION = "10m";

export function draftOf({ service, endpoint, ordered, pin }: RecordingPage): RuleDraft {
  return {
    service: service ?? "",
    environment: "",
    instance: "",
    endpoint: endpoint ?? "",
    headerName: "",
    headerValue: "",
    baggageName: "",
    baggageValue: "",
    level: ordered ? "methods" : "",
    percent: "",
    ordered: ordered === true,
    budgetPercent: "",
    pin: pin ?? "",
    duration: pin === undefined ? USUAL_DURATION : "",
    requests: ordered ? "10" : "",
  };
}

/** The rule that the draft means, or the fields that mean nothing yet. */
export function ruleOf(draft: RuleDraft): { readonly rule?: NewRule; readonly wrong: ReadonlySet<DraftField> } {
  const ratio = share(draft.percent);
  const budget = share(draft.budgetPercent);
  const nanos = draft.duration.trim() === "" ? undefined : (parseDuration(draft.duration) ?? NaN);
  const requests = draft.requests.trim() === "" ? undefined : Number(draft.requests);
  const pinned = draft.pin.split(/[\s,]+/).filter((pattern) => pattern !== "");
  const header = pair(draft.headerName, draft.headerValue);
  const baggage = pair(draft.baggageName, draft.baggageValue);
  const checks: [DraftField, boolean][] = [
    ["service", draft.service !== ""],
    ["percent", !Number.isNaN(ratio)],
    ["budgetPercent", !Number.isNaN(budget)],
    ["duration", nanos === undefined || nanos >= 1e9],
    ["requests", requests === undefined || (Number.isInteger(requests) && requests > 0)],
    ["headerName", header === undefined || header.name !== ""],
    ["headerValue", header === undefined || header.value !== ""],
    ["baggageName", baggage === undefined || baggage.name !== ""],
    ["baggageValue", baggage === undefined || baggage.value !== ""],
    ["effect", draft.level !== "" || ratio !== undefined || budget !== undefined || draft.ordered || pinned.length > 0],
  ];
  const wrong = new Set(checks.flatMap(([field, fine]) => (fine ? [] : [field])));
  if (wrong.size > 0) return { wrong };
  const rule: NewRule = {
    service: draft.service,
    environment: draft.environment.trim() || undefined,
    instance: draft.instance || undefined,
    endpoint: draft.endpoint.trim() || undefined,
    header,
    baggage,
    level: draft.level || undefined,
    ratio,
    ordered: draft.ordered || undefined,
    budget,
    pinned: pinned.length > 0 ? pinned : undefined,
    requests,
    seconds: nanos === undefined ? undefined : Math.round(nanos / 1e9),
  };
  return { rule, wrong };
}

/** A name and its value, either of which may be missing; undefined where nothing is written. */
function pair(name: string, value: string): NameAndValue | undefined {
  const written = { name: name.trim(), value: value.trim() };
  return written.name === "" && written.value === "" ? undefined : written;
}

/** `2.5 %` as a share; undefined where nothing is written, NaN where it is no percentage. */
function share(percent: string): number | undefined {
  const written = percent.replace("%", "").trim();
  if (written === "") return undefined;
  const value = Number(written);
  return value >= 0 && value <= 100 ? value / 100 : NaN;
}
