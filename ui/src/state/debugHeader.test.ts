// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { headerSeconds, secondsLeft } from "./debugHeader";
import { recordingPage } from "./recordingPage";

describe("a debug header", () => {
  it("is asked for as long as the server signs for", () => {
    expect(["30s", "10m", "1.5m"].map(headerSeconds)).toEqual([30, 600, 90]);
    expect(["11m", "1h", "100ms", "soon", ""].map(headerSeconds)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it("is good until its last second has gone", () => {
    const header = { name: "linescope-debug", value: "1700000060.ab", expiresUnixNanos: "1700000060000000000" };
    expect([1_700_000_000_000, 1_700_000_059_999, 1_700_000_060_000, 1_700_000_070_000].map((now) => secondsLeft(header, now))).toEqual([60, 1, 0, 0]);
  });

  it("is reached by a link", () => {
    expect(recordingPage({ debug: "true" }).debug).toBe(true);
    expect(recordingPage({ debug: "no" }).debug).toBeUndefined();
  });
});
