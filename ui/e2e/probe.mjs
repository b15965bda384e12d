// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { double, fixed, fixedOf, message } from "./protobuf.mjs";

const METHODS_LEVEL = 3;

/** A probe as the server sees it: it asks for rules, and says at the next question that it follows them. */
export class Probe {
  #url;
  #service;
  #hash = 0n;

  constructor(url, service) {
    this.#url = url;
    this.#service = service;
  }

  /** Asks once. `state` is what the probe says of itself. */
  async ask({ governedRatio = 1, cpuShare = -1, demoted = [], pinned = [], failures = [] } = {}) {
    const state = message([1, METHODS_LEVEL], [2, double(1)], [3, double(governedRatio)], [4, double(0.02)], [5, double(cpuShare)], ...demoted.map((one) => [6, demotedMethod(one)]), ...pinned.map((one) => [7, one]), [9, 1_000]);
    const question = message([1, 1], [2, this.#service], [3, "e2e"], [4, `${this.#service}-1`], [5, fixed(this.#hash)], ...failures.map((rule) => [6, message([1, rule], [2, "because of the test"])]), [7, state], [8, 1]);
    const answer = await fetch(`${this.#url}/v1/linescope/control`, { method: "POST", headers: { "content-type": "application/x-protobuf" }, body: question });
    if (!answer.ok) throw new Error(`/v1/linescope/control: ${answer.status} (expected: 200)`);
    this.#hash = fixedOf(Buffer.from(await answer.arrayBuffer()), 2);
  }

  /** Takes what there is, then says that it follows it. */
  async obey(state) {
    await this.ask(state);
    await this.ask(state);
  }
}

function demotedMethod({ type, name, calls, meanNanos }) {
  return message([1, type], [2, name], [3, "()V"], [4, calls], [5, meanNanos]);
}
