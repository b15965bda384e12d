// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

/** Runs `npm ci`, unless what it would do is done: the installed lock is newer than ours. */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

const installed = statSync("node_modules/.package-lock.json", { throwIfNoEntry: false });
if (installed === undefined || installed.mtimeMs < statSync("package-lock.json").mtimeMs) {
  const { status } = spawnSync("npm", ["ci", "--no-progress"], { stdio: "inherit" });
  process.exit(status ?? 1);
}
