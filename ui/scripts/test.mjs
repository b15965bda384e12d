// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Types, lint, the size budget and unit tests; each leaves its outcome in JUnit's format. */
import { spawnSync } from "node:child_process";
import { Report } from "./report.mjs";

const CHECKS = [
  ["tsc", "-p", "."],
  ["oxlint", "--deny-warnings"],
  ["node", "scripts/budget.mjs"],
];
const report = new Report("ui");

function run([command, ...args]) {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command}: exit code ${status} (expected: 0)`);
}

for (const check of CHECKS) {
  await report.check(check.join(" "), () => run(check));
}
// A file that does not even load has no failing test of its own: vitest's exit code is a check too.
await report.check("vitest", () => run(["vitest", "run", "--reporter=default", "--reporter=junit", "--outputFile.junit=target/vitest-reports/TEST-vitest.xml"]));
report.write("target/check-reports/TEST-checks.xml");
process.exit(report.failed === 0 ? 0 : 1);
