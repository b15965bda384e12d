// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Checks that run one after the other, and their outcome in JUnit's format. */
export class Report {
  #suite;
  #cases = [];

  constructor(suite) {
    this.#suite = suite;
  }

  get failed() {
    return this.#cases.filter(({ failure }) => failure).length;
  }

  /** Runs a check, which throws if it fails. */
  async check(name, body) {
    const began = performance.now();
    let failure;
    try {
      await body();
      console.log(`ok   ${name}`);
    } catch (thrown) {
      failure = String(thrown.stack ?? thrown);
      console.log(`FAIL ${name}\n${failure}`);
    }
    this.#cases.push({ name, failure, seconds: (performance.now() - began) / 1000 });
  }

  write(path) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, this.#xml());
    console.log(`${this.#suite}: ${this.#cases.length - this.failed} passed, ${this.failed} failed`);
  }

  #xml() {
    const cases = this.#cases.map(({ name, failure, seconds }) => {
      const inside = failure ? `<failure>${escaped(failure)}</failure>` : "";
      return `  <testcase classname="${this.#suite}" name="${escaped(name)}" time="${seconds.toFixed(3)}">${inside}</testcase>`;
    });
    return `<testsuite name="${this.#suite}" tests="${cases.length}" failures="${this.failed}">\n${cases.join("\n")}\n</testsuite>\n`;
  }
}

function escaped(text) {
  // Colours of a terminal are no XML either.
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b-\u001f]/g, "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
