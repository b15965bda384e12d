// Copyright The Linescope Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAst } from "vite";
import en from "./en.json";
import zh from "./zh.json";

const SRC = join(import.meta.dirname, "..");
/** The product's and formats' own names are the same in both languages. */
const SAME = new Set(["app.name", "top.openTrace", "span.id", "span.traceState", "span.startsAt", "red.p50", "red.p95", "red.p99"]);
const SHOWN_ATTRIBUTES = new Set(["title", "placeholder", "aria-label", "label", "alt"]);

function placeholders(text: string) {
  return [...text.matchAll(/{{(\w+)[^}]*}}/g)].map((match) => match[1]).toSorted();
}

function flat(tree: object, path = ""): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[path + key, value] as const] : [...flat(value as object, `${path}${key}.`)])));
}

/** Texts that a source would show without a catalogue: words between tags, and in attributes that are read. */
function hardCoded(source: string): string[] {
  const found: string[] = [];
  const pending: unknown[] = [parseAst(source, { lang: "tsx" })];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === null || typeof node !== "object") continue;
    const { type, value, name } = node as { type?: string; value?: { value?: unknown } | string; name?: { name?: string } };
    if (type === "JSXText" && /\p{L}/u.test(String(value))) found.push(String(value).trim());
    const literal = typeof value === "object" && value !== null ? value.value : undefined;
    if (type === "JSXAttribute" && SHOWN_ATTRIBUTES.has(name?.name ?? "") && typeof literal === "string") found.push(literal);
    pending.push(...Object.values(node));
  }
  return found;
}

describe("catalogues", () => {
  const english = flat(en);
  const chinese = flat(zh);

  it("hold the same keys", () => {
    expect([...chinese.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it("use the same placeholders", () => {
    for (const [key, text] of english) expect(placeholders(chinese.get(key) ?? ""), key).toEqual(placeholders(text));
  });

  it("speak Chinese where they should", () => {
    const untranslated = [...chinese].filter(([key, text]) => !SAME.has(key) && !/\p{Script=Han}/u.test(text));
    expect(untranslated).toEqual([]);
  });
});

describe("sources", () => {
  it("show no text of their own", () => {
    const files = readdirSync(SRC, { recursive: true }).map(String).filter((name) => name.endsWith(".tsx"));
    const texts = files.flatMap((name) => hardCoded(readFileSync(join(SRC, name), "utf8")).map((text) => `${name}: ${text}`));
    expect(files.length).toBeGreaterThan(15);
    expect(texts).toEqual([]);
  });

  it("a text of their own is found", () => {
    expect(hardCoded('const a = <p title="Save">Hello {x}</p>;').toSorted()).toEqual(["Hello", "Save"]);
  });
});
