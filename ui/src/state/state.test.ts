// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { languageOf } from "./preferences";
import { formatWindow, shifted, timeWindow, tracePage, windowWithin, zoomed } from "./tracePage";
import { apiQuery, traceSearch } from "./traceSearch";

describe("trace search", () => {
  it("drops what a URL cannot mean", () => {
    const search = traceSearch({ "min-duration": "soon", attribute: ["k=v", "k"], error: "no", since: "15m" });
    expect(search["min-duration"]).toBeUndefined();
    expect(apiQuery(search)).toBe("not-service=linescope&attribute=k%3Dv&limit=100&since=15m");
  });

  it("an absolute range takes the place of a relative one", () => {
    expect(apiQuery(traceSearch({ from: "1", to: "2", since: "15m", live: "true" }))).toBe("not-service=linescope&limit=100&from=1&to=2");
    expect(apiQuery(traceSearch({ service: "linescope", from: "1", to: "2" }))).toBe("service=linescope&limit=100&from=1&to=2");
  });
});

describe("time window", () => {
  it("is the whole trace unless a sensible part is named", () => {
    expect([timeWindow(undefined, 100), timeWindow("9-3", 100), timeWindow("x", 100), timeWindow("10-900", 100)]).toEqual([[0, 100], [0, 100], [0, 100], [10, 100]]);
  });
});

describe("zoom", () => {
  it("holds the time under the pointer", () => {
    expect(zoomed([0, 1000], [0, 1000], 250, 0.5)).toEqual([125, 625]);
    expect(zoomed([0, 1000], [0, 1000], 0, 0.5)).toEqual([0, 500]);
  });

  it("ends at the whole, and at the finest that is measured", () => {
    expect(zoomed([200, 900], [100, 1000], 500, 9)).toEqual([100, 1000]);
    expect(zoomed([500, 620], [0, 1000], 560, 0.01)).toEqual([510, 610]);
    expect(shifted([200, 300], [100, 1000], -500)).toEqual([100, 200]);
    expect(shifted([200, 300], [100, 1000], 5000)).toEqual([900, 1000]);
  });

  it("survives the URL", () => {
    expect(windowWithin(formatWindow([150.4, 300]), [100, 1000])).toEqual([150, 300]);
    expect(windowWithin("20-60", [100, 1000])).toEqual([100, 1000]);
  });

  it("a view that is none is the tree", () => {
    expect([tracePage({ view: "line" }).view, tracePage({ view: "x" }).view]).toEqual(["line", undefined]);
  });
});

describe("language", () => {
  it("is the chosen one, else the browser's, else English", () => {
    const none = { language: undefined, theme: "auto" } as const;
    expect([languageOf({ ...none, language: "en" }, ["zh-CN"]), languageOf(none, ["fr", "zh-TW"]), languageOf(none, ["fr"])]).toEqual(["en", "zh", "en"]);
  });
});
