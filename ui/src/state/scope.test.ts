// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { mapPage, servicePage } from "./pages";
import { recordingPage } from "./recordingPage";
import { apiParameters, between, NO_ENVIRONMENT, ofEnvironment, paceOf, readScope, stepMinutes } from "./scope";
import { tracePage } from "./tracePage";
import { traceSearch } from "./traceSearch";

const SAID = { environment: "prod", since: "6h", live: "true" };

describe("scope", () => {
  it("is part of every room's address", () => {
    for (const room of [traceSearch, tracePage, recordingPage, servicePage, mapPage]) expect(room(SAID)).toMatchObject({ environment: "prod", since: "6h", live: true });
  });

  it("drops what it cannot mean", () => {
    expect(readScope({ since: "soon", from: "x", to: ["1"] })).toEqual({});
    expect(readScope({ since: "6h", from: "5", live: "true" })).toEqual({ from: "5" });
  });

  it("asks the API for the present, or for a time that was named", () => {
    expect(apiParameters({}, { by: "total" })).toBe("by=total&since=1h");
    expect(apiParameters({ since: "6h", environment: "a b" })).toBe("environment=a+b&since=6h");
    expect(apiParameters({ from: "1", to: "2" })).toBe("from=1&to=2");
  });

  it("an environment that was not told is told to the API as empty", () => {
    expect(apiParameters({ environment: NO_ENVIRONMENT, since: "1h" })).toBe("since=1h&environment=");
    expect([ofEnvironment("p", {}), ofEnvironment("p", { environment: "-" }), ofEnvironment("p", { environment: "x" })]).toEqual(["p", "p?environment=", "p?environment=x"]);
  });

  it("looks again, but for what is over", () => {
    expect(paceOf({})).toBeGreaterThan(paceOf({ live: true }) as number);
    expect(paceOf({ from: "1" })).toBe(false);
  });

  it("has steps of whole minutes", () => {
    const steps = ["5m", "1h", "6h", "24h", "7d", "30d"].map((since) => stepMinutes({ since }, 72, 0));
    expect(steps).toEqual([1, 1, 5, 20, 180, 720]);
    expect(stepMinutes({ from: "0", to: "7200000000000" }, 60, Number.MAX_SAFE_INTEGER)).toBe(2);
    expect(stepMinutes({ since: "9999d" }, 72, 0)).toBeGreaterThan(1440);
  });

  it("is narrowed to a part of its time", () => {
    expect(readScope({ ...SAID, ...between(1_760_000_000_000, 1_760_000_060_000) })).toEqual({ environment: "prod", from: "1760000000000000000", to: "1760000060000000000" });
  });
});
