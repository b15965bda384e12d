// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";
import { Problem } from "../api/client";
import { endsSession, mustLogIn } from "./session";

describe("session", () => {
  it("one logs in where the server asks for it, and only once", () => {
    expect(mustLogIn({ loginNeeded: true, user: null })).toBe(true);
    expect(mustLogIn({ loginNeeded: true, user: "admin" })).toBe(false);
    expect(mustLogIn({ loginNeeded: false, user: null })).toBe(false);
    expect(mustLogIn(undefined)).toBe(false);
  });

  it("ends with an answer that nobody is logged in, and with no other", () => {
    expect([401, 403, 429, 500].map((status) => endsSession(new Problem(status, "t", "d")))).toEqual([true, false, false, false]);
    expect(endsSession(new TypeError("offline"))).toBe(false);
  });
});
