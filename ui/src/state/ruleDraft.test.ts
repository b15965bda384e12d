// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { recordingPage } from "./recordingPage";
import { draftOf, ruleOf } from "./ruleDraft";

const DRAFT = draftOf(recordingPage({ service: "shop" }));

describe("a draft of a rule", () => {
  it("says what was written, and only that", () => {
    const { rule, wrong } = ruleOf({ ...DRAFT, percent: "2.5 %", endpoint: " GET /a/* ", pin: "a.B#c, a.D" });
    expect(wrong.size).toBe(0);
    expect(JSON.parse(JSON.stringify(rule))).toEqual({ service: "shop", endpoint: "GET /a/*", ratio: 0.025, pinned: ["a.B#c", "a.D"], seconds: 600 });
  });

  it("narrows by environment, header and baggage", () => {
    const { rule } = ruleOf({ ...DRAFT, level: "spans", environment: " prod ", headerName: "x-user ", headerValue: "42", baggageName: "tenant", baggageValue: " acme" });
    expect(rule).toMatchObject({ environment: "prod", header: { name: "x-user", value: "42" }, baggage: { name: "tenant", value: "acme" } });
  });

  it("that says nothing to do is no rule yet", () => {
    expect([...ruleOf(DRAFT).wrong]).toEqual(["effect"]);
    expect(ruleOf(DRAFT).rule).toBeUndefined();
  });

  it("names each field that means nothing", () => {
    const { wrong } = ruleOf({ ...DRAFT, service: "", percent: "101", budgetPercent: "x", duration: "soon", requests: "1.5", headerName: "x-user", baggageValue: "7" });
    expect([...wrong]).toEqual(["service", "percent", "budgetPercent", "duration", "requests", "headerValue", "baggageName"]);
  });

  it("without a time does not end by itself; no budget is not a budget of nothing", () => {
    const { rule } = ruleOf({ ...DRAFT, duration: "", budgetPercent: "0" });
    expect([rule?.seconds, rule?.budget]).toEqual([undefined, 0]);
  });

  it("is filled by a link", () => {
    const draft = draftOf(recordingPage({ service: "shop", rule: "true", endpoint: "GET /", ordered: "true" }));
    expect(ruleOf(draft).rule).toMatchObject({ service: "shop", endpoint: "GET /", level: "methods", ordered: true, requests: 10, seconds: 600 });
  });
});
