// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = import.meta.dirname;
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  api: ["base"],
  state: ["base", "api"],
  render: ["base", "api"],
  widgets: ["base", "api", "state"],
  views: ["base", "api", "state", "widgets", "render"],
};

function sources(): string[] {
  const files = readdirSync(SRC, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => /\.tsx?$/.test(path));
}

function folderOf(path: string): string {
  return relative(SRC, path).split("/")[0] ?? "";
}

/** Imports of a source that its folder must not have. */
function forbidden(path: string, text: string): string[] {
  const allowed = MAY_IMPORT[folderOf(path)];
  if (!allowed) return [];
  const targets = [...text.matchAll(/from "(\.[^"]+)"/g)].map((match) => folderOf(resolve(dirname(path), match[1]!)));
  return targets.filter((target) => target !== folderOf(path) && !allowed.includes(target));
}

describe("layering", () => {
  it("every folder imports only from lower ones", () => {
    const wrong = sources().filter((path) => !path.includes(".test.")).flatMap((path) => forbidden(path, readFileSync(path, "utf8")).map((target) => `${relative(SRC, path)} -> ${target}`));
    expect(wrong).toEqual([]);
  });

  it("an import upwards is found", () => {
    expect(forbidden(join(SRC, "base/x.ts"), 'import { y } from "../views/trace/y";')).toEqual(["views"]);
  });
});
