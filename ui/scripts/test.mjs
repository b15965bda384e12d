// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Types, lint, unit tests and the size budget, with one closing line over all of them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

const REPORT = "target/vitest.json";
const CHECKS = [
  ["tsc", "-p", "."],
  ["oxlint", "--deny-warnings"],
  ["node", "scripts/budget.mjs"],
];
let passed = 0;
let failed = 0;

function run([command, ...args]) {
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

for (const check of CHECKS) {
  if (run(check)) passed++;
  else failed++;
}
mkdirSync("target", { recursive: true });
rmSync(REPORT, { force: true });
const ran = run(["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`]);
const report = JSON.parse(readFileSync(REPORT, "utf8"));
passed += report.numPassedTests;
// A test file that does not even load has no failing test of its own.
failed += ran ? 0 : Math.max(1, report.numFailedTests);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
