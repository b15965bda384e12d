// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { languageOf } from "./preferences";
import { timeWindow } from "./tracePage";
import { apiQuery, traceSearch } from "./traceSearch";

describe("trace search", () => {
  it("drops what a URL cannot mean", () => {
    const search = traceSearch({ "min-duration": "soon", attribute: ["k=v", "k"], error: "no", since: "15m" });
    expect(search["min-duration"]).toBeUndefined();
    expect(apiQuery(search)).toBe("attribute=k%3Dv&since=15m&limit=100");
  });

  it("an absolute range takes the place of a relative one", () => {
    expect(apiQuery(traceSearch({ from: "1", to: "2", since: "15m", live: "true" }))).toBe("from=1&to=2&limit=100");
  });
});

describe("time window", () => {
  it("is the whole trace unless a sensible part is named", () => {
    expect([timeWindow(undefined, 100), timeWindow("9-3", 100), timeWindow("x", 100), timeWindow("10-900", 100)]).toEqual([[0, 100], [0, 100], [0, 100], [10, 100]]);
  });
});

describe("language", () => {
  it("is the chosen one, else the browser's, else English", () => {
    const none = { language: undefined, theme: "auto" } as const;
    expect([languageOf({ ...none, language: "en" }, ["zh-CN"]), languageOf(none, ["fr", "zh-TW"]), languageOf(none, ["fr"])]).toEqual(["en", "zh", "en"]);
  });
});
