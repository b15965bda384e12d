// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import type { Level, NewRule } from "../api/levels";
import { parseDuration } from "../base/duration";
import type { RecordingPage } from "./recordingPage";

/** A new rule as it is being written: texts, which may not mean anything yet. */
export interface RuleDraft {
  readonly service: string;
  readonly instance: string;
  readonly endpoint: string;
  readonly headerName: string;
  readonly headerValue: string;
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
    instance: "",
    endpoint: endpoint ?? "",
    headerName: "",
    headerValue: "",
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
  const checks: [DraftField, boolean][] = [
    ["service", draft.service !== ""],
    ["percent", !Number.isNaN(ratio)],
    ["budgetPercent", !Number.isNaN(budget)],
    ["duration", nanos === undefined || nanos >= 1e9],
    ["requests", requests === undefined || (Number.isInteger(requests) && requests > 0)],
    ["headerValue", draft.headerName === "" || draft.headerValue !== ""],
    ["headerName", draft.headerValue === "" || draft.headerName !== ""],
    ["effect", draft.level !== "" || ratio !== undefined || budget !== undefined || draft.ordered || pinned.length > 0],
  ];
  const wrong = new Set(checks.flatMap(([field, fine]) => (fine ? [] : [field])));
  if (wrong.size > 0) return { wrong };
  const rule: NewRule = {
    service: draft.service,
    instance: draft.instance || undefined,
    endpoint: draft.endpoint.trim() || undefined,
    header: draft.headerName === "" ? undefined : { name: draft.headerName.trim(), value: draft.headerValue.trim() },
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

/** `2.5 %` as a share; undefined where nothing is written, NaN where it is no percentage. */
function share(percent: string): number | undefined {
  const written = percent.replace("%", "").trim();
  if (written === "") return undefined;
  const value = Number(written);
  return value >= 0 && value <= 100 ? value / 100 : NaN;
}
